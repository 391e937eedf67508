package vn.tiepdan.control.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class BodiesTest {
    @Inject
    Bodies bodies;

    @Test
    void a_fresh_database_knows_the_city_and_three_communes() {
        var all = bodies.all().await().indefinitely();

        assertThat(all).extracting(Body::id).extracting(BodyId::value).containsExactly("hp", "hp-01", "hp-02", "hp-03");
        assertThat(all.getFirst().parent()).isEmpty();
        assertThat(all.getLast().parent()).contains(new BodyId("hp"));
    }

    @Test
    void the_subtree_of_the_city_holds_its_communes() {
        var below = bodies.subtree(new BodyId("hp")).await().indefinitely();

        assertThat(below).hasSize(4).contains(new BodyId("hp"), new BodyId("hp-03"));
    }

    @Test
    void a_site_is_found_by_its_id() {
        var site = bodies.site(new SiteId("hp-02-office")).await().indefinitely();

        assertThat(site).hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Xã Vĩnh Bảo"));
    }
}
