package vn.tiepdan.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.Transactions;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class BodiesTest {
    private static final SiteId OFFICE = new SiteId("hp-03-office");

    @Inject
    Bodies bodies;

    @Inject
    Transactions transactions;

    @Inject
    Mutiny.SessionFactory sessions;

    @Test
    void a_fresh_database_knows_the_city_and_three_communes() {
        var all = bodies.all().await().indefinitely();

        assertThat(all).extracting(Body::id).extracting(BodyId::value).containsExactly("hp", "hp-01", "hp-02", "hp-03");
        assertThat(all.getFirst().parent()).isEmpty();
        assertThat(all.getLast().parent()).contains(new BodyId("hp"));
    }

    @Test
    void the_subtree_of_the_city_holds_its_communes() {
        var below = bodies.now().await().indefinitely().subtree(new BodyId("hp"));

        assertThat(below).hasSize(4).contains(new BodyId("hp"), new BodyId("hp-03"));
    }

    @Test
    void a_site_is_found_by_its_id() {
        var site = bodies.site(new SiteId("hp-02-office")).await().indefinitely();

        assertThat(site).hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Xã Vĩnh Bảo"));
    }

    @Test
    void what_is_written_is_seen_at_once_and_what_was_not_committed_never_was() {
        var before = name();

        assertThatThrownBy(() -> transactions
                        .in(() -> execute("update site set name = 'Xã khác' where id = 'hp-03-office'")
                                .chain(() -> bodies.site(OFFICE))
                                .invoke(site -> {
                                    assertThat(site.orElseThrow().name()).isEqualTo("Xã khác");
                                    throw new IllegalStateException("taken back");
                                }))
                        .await()
                        .indefinitely())
                .hasMessage("taken back");

        assertThat(name()).isEqualTo(before).isNotEqualTo("Xã khác");
        write("update site set name = 'Xã mới' where id = 'hp-03-office'");
        assertThat(name()).isEqualTo("Xã mới");
        write("update site set name = '" + before + "' where id = 'hp-03-office'");
        assertThat(name()).isEqualTo(before);
    }

    @Test
    void what_was_written_to_take_effect_later_takes_effect_by_itself() {
        write("insert into site_given values ('hp-03-office', 'hp-01', clock_timestamp() + interval '300 ms')");
        try {
            assertThat(body()).isEqualTo(new BodyId("hp-03"));
            await().untilAsserted(() -> assertThat(body()).isEqualTo(new BodyId("hp-01")));
        } finally {
            write("delete from site_given where site = 'hp-03-office'");
        }
        assertThat(body()).isEqualTo(new BodyId("hp-03"));
    }

    private String name() {
        return bodies.site(OFFICE).await().indefinitely().orElseThrow().name();
    }

    private BodyId body() {
        return bodies.site(OFFICE).await().indefinitely().orElseThrow().body();
    }

    private void write(String statement) {
        transactions.in(() -> execute(statement)).await().indefinitely();
    }

    private Uni<Void> execute(String statement) {
        return sessions.withSession(
                        session -> session.createNativeQuery(statement).executeUpdate())
                .replaceWithVoid();
    }
}
