package vn.tiepdan.control.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reported;

/** How what a device runs with compares with what it shall run with. */
public sealed interface Drift {
    /** A device that is there has this long to take what it is told. */
    Duration GRACE = Duration.ofSeconds(30);

    /** It runs with what it shall. */
    record InStep(Instant since) implements Drift {}

    /** It is away, or was told a moment ago: nobody can say yet. */
    record Pending(long version, Instant since) implements Drift {}

    /** It is there, and has had the time to take it. */
    record NotTaken(long version, Instant since) implements Drift {}

    /** @param field as the device names it; may be empty */
    record RefusedIt(long version, String field, String why, Instant since) implements Drift {}

    /** It says that it has taken this version, and runs with other values all the same: an older agent knows fewer settings. */
    record Differs(long version, List<Setting> settings, Instant since) implements Drift {
        public Differs {
            settings = List.copyOf(settings);
        }
    }

    /** Since when; of a device that is in step, since it is. */
    Instant since();

    /** Whether somebody has to look at it. */
    default boolean needsSomebody() {
        return switch (this) {
            case InStep _, Pending _ -> false;
            case NotTaken _, RefusedIt _, Differs _ -> true;
        };
    }

    /** @param changedAt when it became so */
    record Wanted(Desired desired, Instant changedAt) {}

    /** @param heardAt by the control plane's clock */
    record Heard(Reported reported, Instant heardAt) {}

    static Drift of(Wanted wanted, Optional<Heard> heard, DevicePresence presence, Instant now) {
        var version = wanted.desired().version();
        if (heard.isPresent()) {
            var said = heard.get();
            var refused = said.reported().refused();
            if (refused != null && refused.version() == version) {
                return new RefusedIt(version, refused.field(), refused.why(), said.heardAt());
            }
            if (said.reported().configuration().version() == version) {
                return compared(wanted.desired(), said);
            }
        }
        return switch (presence.state()) {
            case ONLINE -> {
                var since = later(wanted.changedAt(), presence.since());
                yield since.plus(GRACE).isAfter(now) ? new Pending(version, since) : new NotTaken(version, since);
            }
            case SUSPECT, OFFLINE, LEFT, MAINTENANCE -> new Pending(version, wanted.changedAt());
        };
    }

    private static Drift compared(Desired desired, Heard said) {
        var other = Arrays.stream(Setting.values())
                .filter(setting -> !Effective.valueIn(desired, setting)
                        .equals(Effective.valueIn(said.reported().configuration(), setting)))
                .toList();
        return other.isEmpty() ? new InStep(said.heardAt()) : new Differs(desired.version(), other, said.heardAt());
    }

    private static Instant later(Instant one, Instant other) {
        return Stream.of(one, other).max(Instant::compareTo).orElseThrow();
    }
}
