package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.fleet.DevicePresence.State;
import vn.tiepdan.control.fleet.StatusStore.Kept;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/** A status that comes, what is kept and believed, and what follows. */
class HeardTest {
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");
    private static final Instant NOW = AT.plusSeconds(60);
    private static final DeviceId ID = new DeviceId("k-1");

    /** Kept as epoch.sequence; what comes is of epoch 3 and sequence 7. */
    @ParameterizedTest
    @CsvSource({
        "'',  ONLINE,  3, same,    saved, alive, seen",
        "3.6, ONLINE,  3, same,    saved, alive, ''",
        "3.6, ONLINE,  3, another, saved, alive, seen",
        "2.9, ONLINE,  3, same,    saved, alive, ''",
        "2.9, ONLINE,  2, same,    saved, news,  seen",
        "3.6, SUSPECT, 3, same,    saved, news,  seen",
        "3.6, OFFLINE, 3, same,    saved, news,  seen",
        "3.6, LEFT,    3, same,    saved, '',    ''",
        "3.6, LEFT,    2, same,    saved, news,  seen",
        "3.6, ONLINE,  4, same,    saved, '',    ''",
        "3.7, OFFLINE, 3, another, '',    '',    ''",
        "3.8, OFFLINE, 3, another, '',    '',    ''",
        "4.1, OFFLINE, 4, another, '',    '',    ''",
    })
    void what_is_newer_counts_and_only_what_people_see_is_told(
            String kept, State state, long epoch, String shown, String saved, String presence, String told) {
        var status = status();
        var before = shown.equals("same") ? Readiness.shown(status) : "0000000000000000";
        var outcome = Heard.of(
                Map.of(ID, status),
                Map.of(ID, believed(state, epoch)),
                kept.isEmpty() ? Map.of() : Map.of(ID, kept(kept, before)),
                NOW);

        assertThat(outcome.saves()).hasSize(saved.isEmpty() ? 0 : 1);
        assertThat(outcome.alive()).hasSize(presence.equals("alive") ? 1 : 0);
        assertThat(outcome.news()).hasSize(presence.equals("news") ? 1 : 0);
        assertThat(outcome.differs()).hasSize(told.isEmpty() ? 0 : 1);
    }

    @Test
    void who_is_alive_was_heard_now() {
        var outcome = Heard.of(Map.of(ID, status()), Map.of(ID, believed(State.ONLINE, 3)), Map.of(), NOW);

        assertThat(outcome.alive()).singleElement().satisfies(it -> {
            assertThat(it.presence().heardAt()).contains(NOW);
            assertThat(it.presence().since()).isEqualTo(AT);
        });
    }

    @Test
    void a_stranger_changes_nothing() {
        assertThat(Heard.of(Map.of(ID, status()), Map.of(), Map.of(), NOW))
                .isEqualTo(new Heard(List.of(), List.of(), List.of(), java.util.Set.of()));
    }

    private static DevicePresence believed(State state, long epoch) {
        return new DevicePresence(state, "a-reason", "seen", epoch, AT, Optional.of(AT), "1.0");
    }

    private static Kept kept(String text, String shown) {
        return new Kept(text.charAt(0) - '0', text.charAt(2) - '0', shown);
    }

    private static Status status() {
        return new Status(
                3,
                7,
                AT,
                List.of(new Status.Peripheral("camera", Status.Kind.CAMERA, Status.Health.OK, "seen", AT, null)),
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(true, "welcome"),
                null,
                null);
    }
}
