package vn.tiepdan.control.fleet.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;

class AcksTest {
    private static final DeviceId DEVICE = new DeviceId("d-slow");

    private final List<String> told = new ArrayList<>();
    private final List<UniEmitter<? super Void>> open = new ArrayList<>();
    private final Acks acks = new Acks(this::slowly);

    private Uni<Void> slowly(DeviceId device, Ack ack) {
        told.add(device + "/" + ack.epoch() + "/" + ack.number());
        return Uni.createFrom().emitter(open::add);
    }

    @Test
    void so_many_at_once_are_under_way_and_what_is_overtaken_is_never_said() {
        acks.tell(IntStream.range(0, Acks.AT_ONCE)
                .mapToObj(i -> new DeviceId("d-" + i))
                .collect(Collectors.toMap(id -> id, _ -> List.of(new Ack(1, 1)))));
        assertThat(told).hasSize(Acks.AT_ONCE);

        acks.tell(Map.of(DEVICE, List.of(new Ack(1, 5))));
        acks.tell(Map.of(DEVICE, List.of(new Ack(1, 7))));
        acks.tell(Map.of(DEVICE, List.of(new Ack(1, 6))));
        assertThat(told).hasSize(Acks.AT_ONCE);

        open.getFirst().complete(null);
        open.get(1).complete(null);
        assertThat(told).hasSize(Acks.AT_ONCE + 1).last().isEqualTo("d-slow/1/7");
    }

    @Test
    void every_epoch_of_a_device_is_told() {
        acks.tell(Map.of(DEVICE, List.of(new Ack(1, 9), new Ack(2, 3))));

        assertThat(told).containsExactlyInAnyOrder("d-slow/1/9", "d-slow/2/3");
    }

    @Test
    void who_cannot_be_told_does_not_hold_up_the_others() {
        acks.tell(Map.of(DEVICE, List.of(new Ack(1, 1))));
        open.getFirst().fail(new IllegalStateException("the broker is away"));

        for (int i = 0; i < Acks.AT_ONCE; i++) {
            acks.tell(Map.of(new DeviceId("d-" + i), List.of(new Ack(1, 1))));
        }

        assertThat(told).hasSize(Acks.AT_ONCE + 1);
    }

    @Test
    void answers_that_come_at_once_need_no_deep_stack() {
        var many = 20_000;
        var counted = new ArrayList<DeviceId>();
        var prompt = new Acks((device, _) -> {
            counted.add(device);
            return Uni.createFrom().voidItem();
        });

        prompt.tell(IntStream.range(0, many)
                .mapToObj(i -> new DeviceId("d-" + i))
                .collect(Collectors.toMap(id -> id, _ -> List.of(new Ack(1, 1)))));

        assertThat(counted).hasSize(many);
    }
}
