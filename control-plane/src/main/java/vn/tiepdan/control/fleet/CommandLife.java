package vn.tiepdan.control.fleet;

import java.util.Optional;
import vn.tiepdan.control.fleet.CommandStore.State;
import vn.tiepdan.wire.Result;

/** The life of one command: which happening leads from which state where. What leads nowhere changes nothing. */
public final class CommandLife {
    private CommandLife() {}

    public enum Happening {
        /** A second person agrees; it is sent with the same commit. */
        AGREED,
        /** Its issuer or another operator takes it back before it was sent. */
        WITHDRAWN,
        /** Its time is over. */
        TIME_OVER,
        BEGUN,
        SUCCEEDED,
        FAILED,
        EXPIRED,
        REFUSED;

        /** What a device says. */
        static Happening of(Result.State said) {
            return switch (said) {
                case RUNNING -> BEGUN;
                case SUCCEEDED -> SUCCEEDED;
                case FAILED -> FAILED;
                case EXPIRED -> EXPIRED;
                case REFUSED -> REFUSED;
            };
        }
    }

    /**
     * Where this leads; empty when it leads nowhere, because the command has ended, or the device has said more already. Unknown is an
     * end as long as the device says nothing: a late word of it is better than none.
     */
    public static Optional<State> after(State now, Happening happening) {
        return switch (now) {
            case AGREEING ->
                switch (happening) {
                    case AGREED -> Optional.of(State.SENT);
                    case WITHDRAWN -> Optional.of(State.WITHDRAWN);
                    case TIME_OVER -> Optional.of(State.LAPSED);
                    case BEGUN, SUCCEEDED, FAILED, EXPIRED, REFUSED -> Optional.empty();
                };
            case SENT ->
                switch (happening) {
                    case TIME_OVER -> Optional.of(State.UNKNOWN);
                    case AGREED, WITHDRAWN -> Optional.empty();
                    case BEGUN -> Optional.of(State.RUNNING);
                    case SUCCEEDED, FAILED, EXPIRED, REFUSED -> end(happening);
                };
            case RUNNING ->
                switch (happening) {
                    case TIME_OVER -> Optional.of(State.UNKNOWN);
                    case AGREED, WITHDRAWN -> Optional.empty();
                    case BEGUN -> Optional.of(State.RUNNING);
                    case SUCCEEDED, FAILED, EXPIRED, REFUSED -> end(happening);
                };
            case UNKNOWN ->
                switch (happening) {
                    case AGREED, WITHDRAWN, TIME_OVER, BEGUN -> Optional.empty();
                    case SUCCEEDED, FAILED, EXPIRED, REFUSED -> end(happening);
                };
            case SUCCEEDED, FAILED, EXPIRED, REFUSED, WITHDRAWN, LAPSED -> Optional.empty();
        };
    }

    private static Optional<State> end(Happening happening) {
        return Optional.of(State.valueOf(happening.name()));
    }
}
