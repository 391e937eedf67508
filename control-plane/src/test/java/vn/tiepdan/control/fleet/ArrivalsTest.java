package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.fleet.EventStore.Advance;
import vn.tiepdan.control.fleet.EventStore.Counter;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/** What is committed, what comes, what is taken and what is acknowledged. Written as device, epoch and number: {@code a1.3}. */
class ArrivalsTest {
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'',          a1.1,                     a1.1,           a1.1",
        "'',          a1.1 a1.2 a1.3,           a1.1 a1.2 a1.3, a1.3",
        "'',          a1.2,                     '',             a1.0",
        "a1.4,        a1.5,                     a1.5,           a1.5",
        "a1.4,        a1.4,                     '',             a1.4",
        "a1.4,        a1.1 a1.2,                '',             a1.4",
        "a1.4,        a1.3 a1.4 a1.5 a1.6,      a1.5 a1.6,      a1.6",
        "a1.4,        a1.5 a1.5 a1.6 a1.5,      a1.5 a1.6,      a1.6",
        "a1.4,        a1.6 a1.5,                a1.5,           a1.5",
        "a1.4,        a1.6 a1.5 a1.6,           a1.5 a1.6,      a1.6",
        "a1.4,        a2.1 a1.5,                a2.1 a1.5,      a1.5 a2.1",
        "a1.4 b1.1,   b1.2 a1.5 b1.2 a1.7 b1.3, b1.2 a1.5 b1.3, a1.5 b1.3",
    })
    void of_each_epoch_the_next_counts_and_then_the_next(String committed, String come, String taken, String reached) {
        var outcome = new Arrivals(events(come)).after(numbers(committed));

        assertThat(outcome.events()).isEqualTo(events(taken));
        assertThat(outcome.after()).isEqualTo(numbers(reached));
    }

    @Test
    void only_what_moves_is_moved_from_where_it_stood() {
        var outcome = new Arrivals(events("a1.5 a1.6 b1.9 c1.1")).after(numbers("a1.4 b1.9"));

        assertThat(outcome.advances())
                .containsExactlyInAnyOrder(new Advance(counter("a1"), 4, 6), new Advance(counter("c1"), 0, 1));
    }

    @Test
    void each_device_is_told_of_each_of_its_epochs_once() {
        var outcome = new Arrivals(events("a1.5 a2.1 a1.6 b1.9")).after(numbers("a1.4 b1.9"));

        assertThat(outcome.acks())
                .isEqualTo(Map.of(
                        new DeviceId("d-000000000a"),
                        List.of(new Ack(1, 6), new Ack(2, 1)),
                        new DeviceId("d-000000000b"),
                        List.of(new Ack(1, 9))));
    }

    @Test
    void strangers_are_left_out() {
        var known = new Arrivals(events("a1.1 b1.1")).of(Set.of(new DeviceId("d-000000000b")));

        assertThat(known.events()).isEqualTo(events("b1.1"));
    }

    private static Counter counter(String text) {
        return new Counter(new DeviceId("d-000000000" + text.charAt(0)), text.charAt(1) - '0');
    }

    private static List<Arrived> events(String text) {
        return words(text).stream()
                .map(word -> new Arrived(
                        counter(word).device(),
                        new Event(
                                counter(word).epoch(),
                                Long.parseLong(word.substring(3)),
                                AT,
                                new Event.AlarmCleared("camera", "seen"))))
                .toList();
    }

    private static Map<Counter, Long> numbers(String text) {
        return words(text).stream()
                .collect(Collectors.toMap(
                        ArrivalsTest::counter, word -> Long.valueOf(word.substring(3)), (a, b) -> b, HashMap::new));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
