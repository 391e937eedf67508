package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tiepdan.control.fleet.Hearing.Ear.PRESENCE;
import static vn.tiepdan.control.fleet.Hearing.Ear.STATUS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Hearing BOTH =
            Hearing.NOTHING.opened(STATUS, AT.minusSeconds(9)).opened(PRESENCE, AT);

    @Test
    void begins_with_the_last_of_the_channels() {
        assertThat(Hearing.NOTHING.unbroken()).isEmpty();
        assertThat(Hearing.NOTHING.opened(STATUS, AT).unbroken()).isEmpty();
        assertThat(Hearing.NOTHING.opened(PRESENCE, AT).unbroken()).isEmpty();
        assertThat(BOTH.unbroken()).hasValue(AT);
    }

    @Test
    void one_lost_channel_is_deafness_and_its_return_a_new_beginning() {
        for (var ear : Hearing.Ear.values()) {
            var deaf = BOTH.closed(ear);

            assertThat(deaf.unbroken()).isEmpty();
            assertThat(deaf.open()).isEqualTo(Set.of(ear == STATUS ? PRESENCE : STATUS));
            assertThat(deaf.closed(ear).opened(ear, AT.plusSeconds(60)).unbroken())
                    .hasValue(AT.plusSeconds(60));
        }
    }

    @Test
    void who_was_late_to_ask_was_not_there_to_hear() {
        var asked = BOTH.checked(AT.plusSeconds(1), PAUSE);

        assertThat(asked.unbroken()).hasValue(AT);
        assertThat(asked.checked(AT.plusSeconds(6), PAUSE).unbroken()).hasValue(AT);
        assertThat(asked.checked(AT.plusSeconds(7), PAUSE).unbroken())
                .as("stood still")
                .hasValue(AT.plusSeconds(7));
        assertThat(asked.checked(AT.minusSeconds(60), PAUSE).unbroken())
                .as("the clock was put back")
                .hasValue(AT.minusSeconds(60));
        assertThat(asked.closed(STATUS).checked(AT.plusSeconds(99), PAUSE).unbroken())
                .isEqualTo(Optional.empty());
    }
}
