package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.fleet.CommandLife.Happening;
import vn.tiepdan.control.fleet.CommandStore.State;

/** The whole table: what is not named here changes nothing. */
class CommandLifeTest {
    private static final Map<Happening, State> SAID = Map.of(
            Happening.SUCCEEDED, State.SUCCEEDED,
            Happening.FAILED, State.FAILED,
            Happening.EXPIRED, State.EXPIRED,
            Happening.REFUSED, State.REFUSED);

    private static final Map<State, Map<Happening, State>> MOVES = Map.of(
            State.AGREEING,
            Map.of(
                    Happening.AGREED, State.SENT,
                    Happening.WITHDRAWN, State.WITHDRAWN,
                    Happening.TIME_OVER, State.LAPSED),
            State.SENT,
            Map.of(Happening.BEGUN, State.RUNNING, Happening.TIME_OVER, State.UNKNOWN),
            State.RUNNING,
            Map.of(Happening.BEGUN, State.RUNNING, Happening.TIME_OVER, State.UNKNOWN));

    static Stream<Arguments> table() {
        return Arrays.stream(State.values())
                .flatMap(now -> Arrays.stream(Happening.values()).map(happening -> Arguments.of(now, happening)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void leads_where_the_table_says(State now, Happening happening) {
        var sent = now == State.SENT || now == State.RUNNING || now == State.UNKNOWN;
        var expected = sent && SAID.containsKey(happening)
                ? SAID.get(happening)
                : MOVES.getOrDefault(now, Map.of()).get(happening);

        if (expected == null) {
            assertThat(CommandLife.after(now, happening)).isEmpty();
        } else {
            assertThat(CommandLife.after(now, happening)).contains(expected);
        }
    }
}
