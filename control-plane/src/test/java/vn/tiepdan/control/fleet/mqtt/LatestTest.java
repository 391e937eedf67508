package vn.tiepdan.control.fleet.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final List<String> read = new ArrayList<>();

    /** Messages are a key and a content; "?" cannot be read. */
    private Latest<Character, String> of(String... messages) {
        return Latest.of(List.of(messages), message -> message.charAt(0), message -> {
            read.add(message);
            return Optional.of(message.substring(1)).filter(content -> !content.equals("?"));
        });
    }

    @Test
    void the_last_of_each_counts_and_the_others_are_not_read() {
        assertThat(of("a1", "b1", "a2", "a3", "b2")).isEqualTo(new Latest<>(Map.of('a', "3", 'b', "2"), 3));
        assertThat(read).containsExactlyInAnyOrder("a3", "b2");
    }

    @Test
    void what_cannot_be_read_overtakes_nothing() {
        assertThat(of("a1", "a2", "a?", "b?")).isEqualTo(new Latest<>(Map.of('a', "2"), 1));
    }

    @Test
    void of_nothing_nothing_is_left() {
        assertThat(of()).isEqualTo(new Latest<>(Map.of(), 0));
    }
}
