package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;

class WordTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final DeviceId ONE = new DeviceId("d-one");
    private static final DeviceId OTHER = new DeviceId("d-other");

    @Test
    void a_device_has_one_word_in_each_round_and_the_order_stays() {
        var lost = word(ONE, Presence.State.LOST);
        var back = word(ONE, Presence.State.BORN);
        var leaves = word(ONE, Presence.State.LEAVING);
        var there = word(OTHER, Presence.State.BORN);

        var rounds = InRounds.of(List.of(lost, there, back, leaves), Word::device);

        assertThat(rounds).hasSize(3);
        assertThat(rounds.get(0).values()).containsExactlyInAnyOrder(lost, there);
        assertThat(rounds.get(1).values()).containsExactly(back);
        assertThat(rounds.get(2).values()).containsExactly(leaves);
    }

    @Test
    void nobody_says_anything_in_no_round() {
        assertThat(InRounds.of(List.<Word>of(), Word::device)).isEmpty();
    }

    @Test
    void a_birth_from_the_brokers_store_is_a_doubt_and_one_that_happens_is_not() {
        var before = DevicePresence.unheard(NOW);
        var born = new Presence(Presence.State.BORN, 1, "1.0", Presence.CONTRACT, NOW);

        assertThat(new Word(ONE, born, true).after(before, NOW).state()).isEqualTo(DevicePresence.State.SUSPECT);
        assertThat(new Word(ONE, born, false).after(before, NOW).state()).isEqualTo(DevicePresence.State.ONLINE);
    }

    private static Word word(DeviceId device, Presence.State state) {
        return new Word(device, new Presence(state, 1, "1.0", Presence.CONTRACT, NOW), false);
    }
}
