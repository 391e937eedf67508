package vn.tiepdan.control.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    private final Tree tree = new Tree(
            List.of(
                    body("city", null),
                    body("ward", "city"),
                    body("desk", "ward"),
                    body("other", "city"),
                    body("left", "right"),
                    body("right", "left")),
            List.of(site("office", "ward")));

    @Test
    void below_a_body_is_everything_down_to_the_last() {
        assertThat(tree.subtree(new BodyId("city")))
                .extracting(BodyId::value)
                .containsExactlyInAnyOrder("city", "ward", "desk", "other");
        assertThat(tree.subtree(new BodyId("ward"))).extracting(BodyId::value).containsExactly("ward", "desk");
        assertThat(tree.subtree(new BodyId("nobody"))).isEmpty();
    }

    @Test
    void above_a_body_are_those_up_to_the_top_the_nearest_first() {
        assertThat(tree.upwards(new BodyId("desk"))).extracting(BodyId::value).containsExactly("desk", "ward", "city");
        assertThat(tree.upwards(new BodyId("nobody"))).isEmpty();
    }

    @Test
    void a_ring_ends() {
        assertThat(tree.upwards(new BodyId("left"))).extracting(BodyId::value).containsExactly("left", "right");
        assertThat(tree.subtree(new BodyId("left"))).hasSize(2);
    }

    @Test
    void everything_stays_in_the_order_in_which_it_was_read() {
        assertThat(tree.ever())
                .extracting(it -> it.id().value())
                .containsExactly("city", "ward", "desk", "other", "left", "right");
    }

    @Test
    void in_force_is_who_has_begun_and_not_ended() {
        var dated = new Tree(
                List.of(
                        dated("ended", null, NOW),
                        dated("begins", NOW.plusSeconds(1), null),
                        dated("holds", NOW, NOW.plusSeconds(1))),
                List.of());

        assertThat(dated.inForce(NOW)).extracting(it -> it.id().value()).containsExactly("holds");
    }

    private static Body body(String id, @Nullable String parent) {
        return new Body(new BodyId(id), id, id, Optional.ofNullable(parent).map(BodyId::new), Body.Term.ALWAYS);
    }

    private static Body dated(String id, @Nullable Instant from, @Nullable Instant until) {
        var term = new Body.Term(Optional.ofNullable(from), Optional.ofNullable(until), Optional.empty());
        return new Body(new BodyId(id), id, id, Optional.empty(), term);
    }

    private static Site site(String id, String body) {
        return new Site(new SiteId(id), new BodyId(body), id, id, "");
    }
}
