package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.fleet.Happened.Kind;
import vn.tiepdan.control.fleet.Happened.Severity;
import vn.tiepdan.control.fleet.Timeline.Position;

/** Three moments, and at each of them two things of every kind. */
class TimelineTest {
    private static final List<Happened> ALL = IntStream.range(0, 3)
            .boxed()
            .flatMap(second -> Arrays.stream(Kind.values())
                    .flatMap(kind -> IntStream.range(0, 2).mapToObj(key -> happened(second, kind, key))))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 35, 36, 37})
    void page_after_page_it_is_told_whole_in_its_order_and_nothing_twice(int atMost) {
        var told = new ArrayList<Happened>();
        var from = Optional.of(Position.NOW);
        while (from.isPresent()) {
            var page = page(from.get(), atMost);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(atMost).isNotEmpty();
            told.addAll(page.entries());
            from = page.earlier().map(Position::toString).map(Position::parse);
        }

        assertThat(told)
                .containsExactlyElementsOf(
                        ALL.stream().sorted(Happened.NEWEST_FIRST).toList());
    }

    @Test
    void the_newest_is_first_and_at_one_moment_the_kinds_keep_their_order() {
        var first = page(Position.NOW, 5).entries();

        assertThat(first.stream().map(it -> it.kind() + " " + it.key()))
                .containsExactly("PRESENCE 1", "PRESENCE 0", "STATUS 1", "STATUS 0", "INCIDENT 1");
        assertThat(first).allMatch(it -> it.at().equals(second(2)));
    }

    @ParameterizedTest
    @EnumSource
    void a_place_is_found_again_by_its_text(Kind kind) {
        var place = new Position(Instant.parse("2026-11-26T01:02:03.000456Z"), kind, "019a-b.2");

        assertThat(place.toString()).matches(Position.SYNTAX);
        assertThat(Position.parse(place.toString())).isEqualTo(place);
    }

    @Test
    void that_nobody_knows_is_no_success() {
        var byState = Arrays.stream(CommandStore.State.values())
                .collect(Collectors.groupingBy(Severity::of, Collectors.toSet()));

        assertThat(byState.get(Severity.GOOD)).containsExactly(CommandStore.State.SUCCEEDED);
        assertThat(byState.get(Severity.BAD)).containsExactly(CommandStore.State.FAILED);
        assertThat(byState.get(Severity.WARNING))
                .containsExactlyInAnyOrder(
                        CommandStore.State.EXPIRED, CommandStore.State.REFUSED, CommandStore.State.UNKNOWN);
    }

    private static Timeline.Page page(Position from, int atMost) {
        return Timeline.Page.of(
                Arrays.stream(Kind.values())
                        .map(kind -> behind(from, kind, atMost + 1))
                        .toList(),
                atMost);
    }

    /** What a store does. */
    private static List<Happened> behind(Position from, Kind kind, int atMost) {
        var before = from.in(kind);
        return ALL.stream()
                .filter(it -> it.kind() == kind)
                .filter(it -> it.at().isBefore(before.at())
                        || it.at().equals(before.at()) && it.key().compareTo(before.key()) < 0)
                .sorted(Comparator.comparing(Happened::at)
                        .thenComparing(Happened::key)
                        .reversed())
                .limit(atMost)
                .toList();
    }

    private static Happened happened(int second, Kind kind, int key) {
        return Happened.of(
                kind, new Past.Before(second(second), Integer.toString(key)), "word", Severity.PLAIN, Map.of());
    }

    private static Instant second(int number) {
        return Instant.parse("2026-11-26T01:00:00Z").plusSeconds(number);
    }
}
