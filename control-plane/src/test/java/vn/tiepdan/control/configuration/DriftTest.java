package vn.tiepdan.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.DevicePresence.State;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reported;

/** Everything that a device may have said, in every state of it, soon and late. */
class DriftTest {
    private static final Instant CHANGED = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant HEARD = CHANGED.plusSeconds(2);
    private static final Instant SOON = CHANGED.plus(Drift.GRACE).minusMillis(1);
    private static final Instant LATE = CHANGED.plus(Drift.GRACE);
    private static final Desired WANTED = new Desired(7, 10, 5, 120, 80, Desired.Language.VI);
    private static final Desired BEFORE = new Desired(6, 20, 5, 120, 80, Desired.Language.VI);

    /** What it said: nothing, the last version, this one, this one with other values, a refusal of this or an older one. */
    private enum Said {
        NOTHING(null),
        LAST_VERSION(new Reported(BEFORE, 1, HEARD, null)),
        THIS_VERSION(new Reported(WANTED, 1, HEARD, null)),
        OTHER_VALUES(new Reported(new Desired(7, 10, 5, 120, null, null), 1, HEARD, null)),
        REFUSES_THIS(new Reported(BEFORE, 1, HEARD, new Reported.Refusal(7, "volumePercent", "too loud"))),
        REFUSED_ANOTHER(new Reported(BEFORE, 1, HEARD, new Reported.Refusal(5, "volumePercent", "too loud"))),
        TOOK_THIS_REFUSED_LATER(new Reported(WANTED, 1, HEARD, new Reported.Refusal(9, "language", "?")));

        private final @Nullable Reported reported;

        Said(@Nullable Reported reported) {
            this.reported = reported;
        }
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(Said.values())
                .flatMap(said -> Arrays.stream(State.values())
                        .flatMap(state -> Stream.of(SOON, LATE)
                                .map(now -> Arguments.of(said, state, now, expected(said, state, now)))));
    }

    private static Drift expected(Said said, State state, Instant now) {
        return switch (said) {
            case THIS_VERSION, TOOK_THIS_REFUSED_LATER -> new Drift.InStep(HEARD);
            case OTHER_VALUES -> new Drift.Differs(7, List.of(Setting.VOLUME, Setting.LANGUAGE), HEARD);
            case REFUSES_THIS -> new Drift.RefusedIt(7, "volumePercent", "too loud", HEARD);
            case NOTHING, LAST_VERSION, REFUSED_ANOTHER ->
                state == State.ONLINE && now.equals(LATE)
                        ? new Drift.NotTaken(7, CHANGED)
                        : new Drift.Pending(7, CHANGED);
        };
    }

    @ParameterizedTest
    @MethodSource("everything")
    void is_what_was_said_and_could_have_been_said(Said said, State state, Instant now, Drift expected) {
        var heard = Optional.ofNullable(said.reported).map(it -> new Drift.Heard(it, HEARD));

        assertThat(Drift.of(new Drift.Wanted(WANTED, CHANGED), heard, presence(state, CHANGED), now))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void only_what_a_person_can_mend_needs_somebody(Said said, State state, Instant now, Drift drift) {
        assertThat(drift.needsSomebody())
                .isEqualTo(
                        switch (said) {
                            case OTHER_VALUES, REFUSES_THIS -> true;
                            case THIS_VERSION, TOOK_THIS_REFUSED_LATER -> false;
                            case NOTHING, LAST_VERSION, REFUSED_ANOTHER -> state == State.ONLINE && now.equals(LATE);
                        });
    }

    /** It was away when the version was made: it has the time from when it came back. */
    @ParameterizedTest
    @MethodSource("returns")
    void a_device_that_comes_back_has_the_same_time(Duration after, Drift expected) {
        var back = CHANGED.plusSeconds(3600);

        assertThat(Drift.of(
                        new Drift.Wanted(WANTED, CHANGED),
                        Optional.empty(),
                        presence(State.ONLINE, back),
                        back.plus(after)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> returns() {
        var back = CHANGED.plusSeconds(3600);
        return Stream.of(
                Arguments.of(Drift.GRACE.minusMillis(1), new Drift.Pending(7, back)),
                Arguments.of(Drift.GRACE, new Drift.NotTaken(7, back)));
    }

    private static DevicePresence presence(State state, Instant since) {
        return new DevicePresence(state, "status", "", 1, since, Optional.of(since), "1.0");
    }
}
