package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tiepdan.control.fleet.DevicePresence.State.LEFT;
import static vn.tiepdan.control.fleet.DevicePresence.State.OFFLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.ONLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.SUSPECT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.fleet.DevicePresence.State;
import vn.tiepdan.wire.Presence;

/** The whole table: every belief, every word, of an older, the same and a newer epoch. */
class DevicePresenceTest {
    private static final Instant THEN = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(7);
    private static final long EPOCH = 5;
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(10), Duration.ofSeconds(5));
    private static final List<State> BELIEFS = List.of(ONLINE, SUSPECT, OFFLINE, LEFT);

    private enum Word {
        BORN((it, epoch) -> it.after(word(Presence.State.BORN, epoch), NOW)),
        LEAVING((it, epoch) -> it.after(word(Presence.State.LEAVING, epoch), NOW)),
        LOST((it, epoch) -> it.after(word(Presence.State.LOST, epoch), NOW)),
        KEPT_BIRTH((it, epoch) -> it.afterKept(word(Presence.State.BORN, epoch), NOW)),
        KEPT_FAREWELL((it, epoch) -> it.afterKept(word(Presence.State.LEAVING, epoch), NOW)),
        KEPT_WILL((it, epoch) -> it.afterKept(word(Presence.State.LOST, epoch), NOW)),
        STATUS((it, epoch) -> it.heard(epoch, NOW));

        private final BiFunction<DevicePresence, Long, DevicePresence> said;

        Word(BiFunction<DevicePresence, Long, DevicePresence> said) {
            this.said = said;
        }

        boolean isProofOfLife() {
            return this == BORN || this == STATUS;
        }
    }

    /** What is believed after a word, in the order of {@link #BELIEFS} before it. */
    private record Row(Word word, List<State> same, List<State> newer) {}

    private static final List<Row> TABLE = List.of(
            new Row(Word.BORN, List.of(ONLINE, ONLINE, ONLINE, LEFT), List.of(ONLINE, ONLINE, ONLINE, ONLINE)),
            new Row(Word.LEAVING, List.of(LEFT, LEFT, LEFT, LEFT), List.of(LEFT, LEFT, LEFT, LEFT)),
            new Row(Word.LOST, List.of(SUSPECT, SUSPECT, OFFLINE, LEFT), List.of(SUSPECT, SUSPECT, OFFLINE, OFFLINE)),
            new Row(Word.KEPT_BIRTH, BELIEFS, List.of(SUSPECT, SUSPECT, SUSPECT, SUSPECT)),
            new Row(Word.KEPT_FAREWELL, List.of(LEFT, LEFT, LEFT, LEFT), List.of(LEFT, LEFT, LEFT, LEFT)),
            new Row(
                    Word.KEPT_WILL,
                    List.of(SUSPECT, SUSPECT, OFFLINE, LEFT),
                    List.of(SUSPECT, SUSPECT, OFFLINE, OFFLINE)),
            new Row(Word.STATUS, List.of(ONLINE, ONLINE, ONLINE, LEFT), List.of(ONLINE, ONLINE, ONLINE, ONLINE)));

    private record Case(DevicePresence before, Word word, long epoch, State after) {
        @Override
        public String toString() {
            return before.state() + " and " + word + " of epoch " + epoch + ": " + after;
        }
    }

    static Stream<Case> cases() {
        return TABLE.stream()
                .flatMap(row -> BELIEFS.stream().flatMap(state -> {
                    var before = believed(state);
                    var at = BELIEFS.indexOf(state);
                    return Stream.of(
                            new Case(before, row.word, EPOCH - 1, state),
                            new Case(before, row.word, EPOCH, row.same.get(at)),
                            new Case(before, row.word, EPOCH + 1, row.newer.get(at)));
                }));
    }

    @Test
    void the_table_has_every_word() {
        assertThat(TABLE).extracting(Row::word).containsExactly(Word.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_word_moves_the_belief(Case it) {
        var after = it.word.said.apply(it.before, it.epoch);

        assertThat(after.state()).isEqualTo(it.after);
        if (it.epoch < EPOCH) {
            assertThat(after).as("an older epoch").isEqualTo(it.before);
        } else if (after != it.before) {
            assertThat(after.epoch()).isEqualTo(it.epoch);
            assertThat(after.since())
                    .isEqualTo(it.after == it.before.state() && it.epoch == EPOCH ? it.before.since() : NOW);
        }
        if (after.state() == ONLINE) {
            assertThat(after.heardAt()).hasValue(it.word.isProofOfLife() && it.epoch >= EPOCH ? NOW : THEN);
        }
        if (it.word == Word.LOST || it.word == Word.KEPT_WILL || it.word == Word.KEPT_BIRTH) {
            assertThat(after.heardAt()).as("nobody heard the device itself").isEqualTo(it.before.heardAt());
        }
    }

    private record Quiet(State before, int silentSeconds, State after) {}

    static Stream<Quiet> quiet() {
        return Stream.of(
                new Quiet(ONLINE, 15, ONLINE),
                new Quiet(ONLINE, 16, SUSPECT),
                new Quiet(ONLINE, 25, SUSPECT),
                new Quiet(ONLINE, 26, OFFLINE),
                new Quiet(SUSPECT, 15, SUSPECT),
                new Quiet(SUSPECT, 25, SUSPECT),
                new Quiet(SUSPECT, 26, OFFLINE),
                new Quiet(OFFLINE, 9_999, OFFLINE),
                new Quiet(LEFT, 9_999, LEFT));
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void silence_moves_the_belief(Quiet it) {
        var now = THEN.plusSeconds(it.silentSeconds);

        var after = believed(it.before).silentUntil(now, THEN.minusSeconds(600), PATIENCE);

        assertThat(after.state()).isEqualTo(it.after);
        assertThat(after.since()).isEqualTo(it.after == it.before ? THEN : now);
    }

    @ParameterizedTest
    @MethodSource("quiet")
    void silence_counts_only_from_when_it_could_be_heard(Quiet it) {
        var listensFrom = THEN.plusSeconds(3600);

        var after = believed(it.before).silentUntil(listensFrom.plusSeconds(it.silentSeconds), listensFrom, PATIENCE);

        assertThat(after.state()).isEqualTo(it.after);
    }

    @Test
    void what_broke_the_link_stays_the_reason() {
        var lost = believed(ONLINE).after(word(Presence.State.LOST, EPOCH), NOW);
        var gone = lost.silentUntil(THEN.plusSeconds(26), THEN, PATIENCE);

        assertThat(lost.reason()).isEqualTo("link-lost");
        assertThat(gone.state()).isEqualTo(OFFLINE);
        assertThat(gone.reason()).isEqualTo("link-lost");
        assertThat(gone.evidence()).isEqualTo("the broker lost its connection; silent for 26 s");
    }

    @Test
    void that_a_device_is_heard_again_is_no_news() {
        var born = believed(OFFLINE).after(word(Presence.State.BORN, EPOCH), NOW);

        assertThat(born.isNewsAfter(believed(OFFLINE))).isTrue();
        assertThat(born.heard(EPOCH, NOW.plusSeconds(10)).isNewsAfter(born)).isFalse();
        assertThat(born.heard(EPOCH + 1, NOW).isNewsAfter(born)).isTrue();
        assertThat(believed(SUSPECT)
                        .after(word(Presence.State.LOST, EPOCH), NOW)
                        .isNewsAfter(believed(SUSPECT)))
                .as("another reason for the same doubt")
                .isTrue();
    }

    private static DevicePresence believed(State state) {
        return new DevicePresence(state, "silent", "seen", EPOCH, THEN, Optional.of(THEN), "1.0");
    }

    private static Presence word(Presence.State state, long epoch) {
        return new Presence(state, epoch, "1.1", 1, THEN);
    }
}
