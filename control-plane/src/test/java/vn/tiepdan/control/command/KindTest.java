package vn.tiepdan.control.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Command;

class KindTest {
    private static final Set<Kind> DISTURBING =
            Set.of(Kind.REBOOT, Kind.RESTART_AGENT, Kind.RESTART_BROWSER, Kind.SET_SERVICE);

    @ParameterizedTest
    @EnumSource
    void what_may_end_a_session_needs_a_second_person(Kind kind) {
        assertThat(kind.disturbs()).isEqualTo(DISTURBING.contains(kind));
    }

    @ParameterizedTest
    @EnumSource
    void each_stands_against_itself(Kind kind) {
        assertThat(kind.opposes(kind)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "REBOOT, RESTART_AGENT, true",
        "REBOOT, RESTART_BROWSER, true",
        "REBOOT, SET_SERVICE, true",
        "SET_SERVICE, RESTART_BROWSER, true",
        "REBOOT, SELF_TEST, false",
        "SET_VOLUME, DISPLAY_POWER, false",
        "SET_SERVICE, SET_VOLUME, false",
        "SCREENSHOT, COLLECT_LOGS, false"
    })
    void two_are_opposed_both_ways_or_not(Kind one, Kind other, boolean opposed) {
        assertThat(one.opposes(other)).isEqualTo(opposed);
        assertThat(other.opposes(one)).isEqualTo(opposed);
    }

    @ParameterizedTest
    @EnumSource
    void is_named_as_on_the_wire(Kind kind) {
        assertThat(Kind.named(kind.word())).isEqualTo(kind);
    }

    @Test
    void what_only_the_system_says_is_none() {
        assertThat(Kind.of(new Command.LeaveCall(CallId.fresh(), CallEnd.CLOSED)))
                .isEmpty();
        assertThat(Kind.of(new Command.Reboot(false))).contains(Kind.REBOOT);
    }
}
