package vn.tiepdan.control.fleet;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Status.Health;
import vn.tiepdan.wire.Status.Kind;

/**
 * Whether somebody could be received with a device now, and the first thing to do about it.
 *
 * @param mend empty when there is nothing to do; a device that is ready may still have something
 */
public record Readiness(boolean ready, Optional<Mend> mend) {
    /** Tried before every call: what is not seen to work does not count. */
    private static final Set<Kind> MUST_WORK = Set.of(Kind.CAMERA, Kind.MICROPHONE);

    private static final Set<Kind> MUST_NOT_FAIL = Set.of(Kind.CAMERA, Kind.MICROPHONE, Kind.SPEAKER, Kind.STORE);

    public enum Word {
        /** Never heard of: it waits for its claim code. */
        NEVER_CONNECTED,
        AWAY,
        IN_MAINTENANCE,
        /** Its screen shows no page of ours. */
        NO_PAGE,
        /** Nobody tried camera and microphone yet. */
        UNTRIED,
        /** A part of it is broken. */
        PART
    }

    /** @param part which one, for {@link Word#PART} */
    public record Mend(Word word, Optional<Status.Peripheral> part) {}

    static Readiness of(FleetStore.Known known) {
        return switch (known.presence().state()) {
            case ONLINE -> known.status().map(Readiness::of).orElseGet(() -> not(Word.NO_PAGE));
            case SUSPECT, OFFLINE, LEFT -> not(known.presence().epoch() == 0 ? Word.NEVER_CONNECTED : Word.AWAY);
            case MAINTENANCE -> not(Word.IN_MAINTENANCE);
        };
    }

    private static Readiness of(Status status) {
        if (!status.page().connected()) {
            return not(Word.NO_PAGE);
        }
        var needed = first(status, it -> MUST_NOT_FAIL.contains(it.kind()) && broken(it));
        if (needed.isPresent()) {
            return new Readiness(false, needed.map(Readiness::part));
        }
        if (!MUST_WORK.stream().allMatch(kind -> works(status, kind))) {
            return not(Word.UNTRIED);
        }
        var less = first(status, it -> it.health() == Health.FAILED)
                .or(() -> first(status, it -> it.health() == Health.DEGRADED && it.kind() != Kind.STORE));
        return new Readiness(true, less.map(Readiness::part));
    }

    /** Two statuses with the same answer look the same to an operator and an official; load and round trips do not count. */
    static String shown(Status status) {
        return new Shown(status.peripherals(), status.page(), status.session()).digest();
    }

    private static Readiness not(Word word) {
        return new Readiness(false, Optional.of(new Mend(word, Optional.empty())));
    }

    private static Mend part(Status.Peripheral broken) {
        return new Mend(Word.PART, Optional.of(broken));
    }

    private static Optional<Status.Peripheral> first(Status status, Predicate<Status.Peripheral> such) {
        return status.peripherals().stream().filter(such).findFirst();
    }

    private static boolean broken(Status.Peripheral peripheral) {
        return peripheral.health() == Health.FAILED || peripheral.health() == Health.ABSENT;
    }

    private static boolean works(Status status, Kind kind) {
        return first(status, it -> it.kind() == kind && (it.health() == Health.OK || it.health() == Health.DEGRADED))
                .isPresent();
    }
}
