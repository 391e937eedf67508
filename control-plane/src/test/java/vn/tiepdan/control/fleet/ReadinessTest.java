package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.DevicePresence.State;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;

/** What a device says of itself, whether somebody can be received with it, and what is to be done first. */
class ReadinessTest {
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "OFFLINE, 0, NEVER_CONNECTED",
        "OFFLINE, 3, AWAY",
        "SUSPECT, 3, AWAY",
        "LEFT,    3, AWAY",
    })
    void nobody_is_received_with_a_device_that_is_not_there(State state, long epoch, Readiness.Word word) {
        var readiness = Readiness.of(known(state, epoch, Optional.of(status("camera ok, microphone ok")), false));

        assertThat(readiness).isEqualTo(not(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONLINE", "OFFLINE"})
    void maintenance_hides_what_is_behind_it(State behind) {
        assertThat(Readiness.of(known(behind, 3, Optional.of(status("camera ok, microphone ok")), true)))
                .isEqualTo(not(Readiness.Word.IN_MAINTENANCE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            camera ok, microphone ok                                  | true  |
            camera ok, microphone ok, speaker ok, printer ok, store ok| true  |
            camera degraded, microphone ok                            | true  | PART camera
            camera ok, microphone ok, store degraded                  | true  |
            camera ok, microphone ok, printer failed                  | true  | PART printer
            camera ok, microphone ok, printer absent                  | true  |
            camera ok, microphone ok, ups degraded, printer failed    | true  | PART printer
            camera ok, microphone ok, ups degraded                    | true  | PART ups
            camera failed, microphone ok                              | false | PART camera
            camera ok, microphone absent                              | false | PART microphone
            camera ok, microphone ok, speaker absent                  | false | PART speaker
            camera ok, microphone ok, store failed                    | false | PART store
            printer failed, camera ok, microphone ok, speaker failed  | false | PART speaker
            camera unknown, microphone ok                             | false | UNTRIED
            camera ok                                                 | false | UNTRIED
            no page, camera unknown, microphone unknown               | false | NO_PAGE
            no page, camera failed, microphone ok                     | false | NO_PAGE
            """)
    void of_a_device_that_is_there_the_parts_decide(String parts, boolean ready, String mend) {
        var readiness = Readiness.of(known(State.ONLINE, 3, Optional.of(status(parts)), false));

        assertThat(readiness.ready()).isEqualTo(ready);
        assertThat(readiness
                        .mend()
                        .map(it -> it.word()
                                + it.part().map(part -> " " + part.name()).orElse(""))
                        .orElse(null))
                .isEqualTo(mend);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9})
    void who_is_there_and_said_nothing_yet_shows_no_page(long epoch) {
        assertThat(Readiness.of(known(State.ONLINE, epoch, Optional.empty(), false)))
                .isEqualTo(not(Readiness.Word.NO_PAGE));
    }

    private static Readiness not(Readiness.Word word) {
        return new Readiness(false, Optional.of(new Readiness.Mend(word, Optional.empty())));
    }

    private static FleetStore.Known known(State state, long epoch, Optional<Status> status, boolean maintained) {
        var device = new Device(new DeviceId("k-1"), new SiteId("hp-01-office"), Role.KIOSK, "Ki-ốt 1", AT);
        var presence = new DevicePresence(state, "a-reason", "seen", epoch, AT, Optional.of(AT), "1.0");
        var maintenance = maintained
                ? Optional.of(new Maintenance("new screen", "it-1", AT, AT.plusSeconds(3600)))
                : Optional.<Maintenance>empty();
        return new FleetStore.Known(device, presence, maintenance, status, List.of());
    }

    private static Status status(String parts) {
        var peripherals = new ArrayList<Status.Peripheral>();
        var page = true;
        for (var part : parts.split(", ", -1)) {
            if (part.equals("no page")) {
                page = false;
                continue;
            }
            var words = part.split(" ", -1);
            var kind = Status.Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
            var health = Status.Health.valueOf(words[1].toUpperCase(Locale.ROOT));
            peripherals.add(new Status.Peripheral(words[0], kind, health, "seen", AT, null));
        }
        return new Status(
                3,
                1,
                AT,
                peripherals,
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(page, "welcome"),
                null,
                null);
    }
}
