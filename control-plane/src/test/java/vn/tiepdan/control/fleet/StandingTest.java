package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.fleet.Standing.State;
import vn.tiepdan.control.platform.Refused;

/** Every step from every standing. */
class StandingTest {
    private static final Instant BEFORE = Instant.parse("2026-11-25T01:00:00Z");
    private static final Instant NOW = BEFORE.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,      ACTIVE,      stays",
        "ACTIVE,      QUARANTINED, moves",
        "ACTIVE,      REVOKED,     moves",
        "QUARANTINED, ACTIVE,      moves",
        "QUARANTINED, QUARANTINED, stays",
        "QUARANTINED, REVOKED,     moves",
        "REVOKED,     ACTIVE,      refused",
        "REVOKED,     QUARANTINED, refused",
        "REVOKED,     REVOKED,     stays"
    })
    void a_revoked_device_never_comes_back(State from, State to, String what) {
        var before = new Standing(from, "was seen last at the office", "it-1", BEFORE);

        switch (what) {
            case "stays" -> assertThat(before.becomes(to, "again", "it-2", NOW)).isEqualTo(before);
            case "moves" ->
                assertThat(before.becomes(to, "found", "it-2", NOW)).isEqualTo(new Standing(to, "found", "it-2", NOW));
            default ->
                assertThatThrownBy(() -> before.becomes(to, "found", "it-2", NOW))
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("device-revoked");
        }
    }
}
