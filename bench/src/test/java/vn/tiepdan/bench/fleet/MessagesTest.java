package vn.tiepdan.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** What is filled in by hand reads as the contract reads it. */
class MessagesTest {
    private static final long AT = Instant.parse("2026-11-25T01:02:03.004Z").toEpochMilli();

    private final Messages messages = new Messages();

    @Test
    void a_status_is_one_of_the_contract() {
        var text = messages.status(UnpooledByteBufAllocator.DEFAULT, 3, 14, "2026-11-25T01:02:03.004Z", 5);

        var status = Wire.read(bytes(text), Status.class);

        assertThat(status.epoch()).isEqualTo(3);
        assertThat(status.sequence()).isEqualTo(14);
        assertThat(status.at()).isEqualTo(Instant.ofEpochMilli(AT));
        assertThat(status.link().queuedEvents()).isEqualTo(5);
        assertThat(status.peripherals()).hasSize(Status.Kind.values().length);
    }

    @Test
    void every_event_is_one_of_the_contract_and_no_two_are_the_same() {
        var bodies = new HashSet<Event.Body>();
        for (int device = 0; device < 3; device++) {
            for (long number = 1; number <= 100; number++) {
                var event = Wire.read(
                        bytes(messages.event(UnpooledByteBufAllocator.DEFAULT, device, 2, number, AT)), Event.class);

                assertThat(event.number()).isEqualTo(number);
                assertThat(event.epoch()).isEqualTo(2);
                if (event.body() instanceof Event.PageWiped wiped) {
                    assertThat(bodies.add(wiped)).isTrue();
                }
            }
        }
        assertThat(bodies).hasSize(3 * 96);
    }

    @Test
    void what_is_sent_again_is_the_same_event() {
        var first = bytes(messages.event(UnpooledByteBufAllocator.DEFAULT, 7, 1, 9, AT));
        var again = bytes(messages.event(UnpooledByteBufAllocator.DEFAULT, 7, 1, 9, AT));

        assertThat(again).isEqualTo(first);
    }

    private static byte[] bytes(ByteBuf text) {
        try {
            return ByteBufUtil.getBytes(text);
        } finally {
            text.release();
        }
    }
}
