package vn.tiepdan.control.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every account of a small province, with every body and every site of it. */
class ReachTest {
    private static final List<Body> BODIES = List.of(
            body("province", ""),
            body("north", "province"),
            body("north-1", "north"),
            body("north-2", "north"),
            body("south", "province"),
            body("south-1", "south"));
    private static final List<Site> SITES = BODIES.stream()
            .map(it -> new Site(new SiteId(it.id() + "-office"), it.id(), "", "", ""))
            .toList();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    north          | north north-1 north-2          | province
                    north-1        | north-1                        | province north
                    north-2        | north-2                        | province north
                    south          | south south-1                  | province
                    south-1        | south-1                        | province south
                    north-1 south  | north-1 south south-1          | province north
                    north-1 north  | north north-1 north-2          | province
                    north-1 gone   | north-1                        | province north
                    gone           |                                |
                    ''             |                                |
                    """)
    void somebody_of_some_bodies_reaches_them_with_all_below(String tops, String covered, String above) {
        var reach = Reach.of(bodies(tops), BODIES, SITES);

        for (var body : BODIES) {
            var inside = bodies(covered).contains(body.id());
            assertThat(reach.covers(body.id())).as("covers %s", body.id()).isEqualTo(inside);
            assertThat(reach.covers(new SiteId(body.id() + "-office")))
                    .as("covers the office of %s", body.id())
                    .isEqualTo(inside);
            assertThat(reach.shows(body.id()))
                    .as("shows %s", body.id())
                    .isEqualTo(inside || bodies(above).contains(body.id()));
        }
        assertThat(reach.isEverything()).isFalse();
        assertThat(reach.covers(new BodyId("gone"))).isFalse();
        assertThat(reach.covers(new SiteId("gone-office"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"province", "province north-1", "gone province"})
    void somebody_of_the_top_reaches_everything(String tops) {
        assertThat(Reach.of(bodies(tops), BODIES, SITES)).isEqualTo(Reach.EVERYTHING);
    }

    @Test
    void everything_is_without_an_end_and_nothing_is_nothing() {
        assertThat(Reach.EVERYTHING.covers(new SiteId("anywhere"))).isTrue();
        assertThat(Reach.EVERYTHING.covers(new BodyId("anybody"))).isTrue();
        assertThat(Reach.EVERYTHING.shows(new BodyId("anybody"))).isTrue();
        assertThat(Reach.NOTHING.covers(new SiteId("province-office"))).isFalse();
        assertThat(Reach.NOTHING.shows(new BodyId("province"))).isFalse();
    }

    /** {@code old} ended and {@code north-1} follows it; {@code older} ended before and its heir is the same. */
    @ParameterizedTest
    @CsvSource({
        "old,     true,  true",
        "older,   true,  true",
        "north-1, true,  true",
        "north,   true,  true",
        "north-2, false, false",
        "south,   false, false"
    })
    void whoever_follows_a_body_reaches_what_was_its_and_its_people_reach_them(
            String top, boolean follower, boolean old) {
        var bodies = Stream.concat(BODIES.stream(), Stream.of(followed("old"), followed("older")))
                .toList();

        var reach = Reach.of(bodies(top), bodies, SITES);

        assertThat(reach.covers(new SiteId("north-1-office"))).isEqualTo(follower);
        assertThat(reach.covers(new BodyId("old"))).isEqualTo(old);
        assertThat(reach.covers(new BodyId("older"))).isEqualTo(old);
        assertThat(reach.covers(new SiteId("south-1-office"))).isEqualTo(top.equals("south"));
    }

    private static Body followed(String id) {
        var ended = Instant.parse("2026-07-01T00:00:00Z");
        return new Body(
                new BodyId(id),
                id,
                id,
                Optional.of(new BodyId("south")),
                new Body.Term(Optional.empty(), Optional.of(ended), Optional.of(new BodyId("north-1"))));
    }

    /** The database forbids neither; whoever reads it must not hang. */
    @Test
    void a_ring_of_bodies_is_walked_once() {
        var ring = List.of(body("one", "two"), body("two", "one"));

        var reach = Reach.of(bodies("one"), ring, List.of());

        assertThat(reach.covers(new BodyId("two"))).isTrue();
        assertThat(reach.isEverything()).isFalse();
    }

    private static Body body(String id, String parent) {
        return new Body(
                new BodyId(id),
                id,
                id,
                Optional.of(parent).filter(it -> !it.isEmpty()).map(BodyId::new),
                Body.Term.ALWAYS);
    }

    private static Set<BodyId> bodies(@Nullable String words) {
        return words == null
                ? Set.of()
                : Arrays.stream(words.split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(BodyId::new)
                        .collect(Collectors.toSet());
    }
}
