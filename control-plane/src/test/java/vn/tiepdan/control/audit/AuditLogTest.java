package vn.tiepdan.control.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.Transactions;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class AuditLogTest {
    @Inject
    AuditLog audit;

    @Inject
    Verifying verifying;

    @Inject
    Transactions transactions;

    @Inject
    DataSource database;

    @Test
    void lines_are_chained_and_the_newest_comes_first() {
        add("first");
        add("second");

        var lines = audit.newest(2).await().indefinitely();

        assertThat(lines).extracting(line -> line.deed().action()).containsExactly("second", "first");
        assertThat(lines.getFirst().number()).isEqualTo(lines.getLast().number() + 1);
        assertThat(verifying.verify(Optional.empty()).await().indefinitely().broken())
                .isEmpty();
    }

    @Test
    void a_line_can_neither_be_changed_nor_removed() {
        add("kept");

        assertThatThrownBy(() -> execute("update audit set actor = 'somebody else'"))
                .hasMessageContaining("append only");
        assertThatThrownBy(() -> execute("delete from audit")).hasMessageContaining("append only");
        assertThatThrownBy(() -> execute("truncate audit")).hasMessageContaining("append only");
    }

    @Test
    void a_line_vanishes_with_the_transaction_that_rolled_back() {
        var before = audit.newest(1000).await().indefinitely().size();
        var failing = transactions.in(() -> audit.add(new AuditLog.Deed(Actor.SYSTEM, "never", "test:1", ""))
                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("rolled back"))));

        assertThatThrownBy(() -> failing.await().indefinitely()).hasMessage("rolled back");

        assertThat(audit.newest(1000).await().indefinitely()).hasSize(before);
    }

    @Test
    void what_was_done_together_is_one_statement_and_a_chain_in_its_order() throws SQLException {
        var subject = "test:" + UUID.randomUUID();
        var actions = IntStream.range(0, 40).mapToObj(i -> "together-" + i).toList();
        add("before");

        audit.addAll(actions.stream()
                        .map(action -> new AuditLog.Deed(Actor.SYSTEM, action, subject, ""))
                        .toList())
                .await()
                .indefinitely();
        audit.addAll(List.of()).await().indefinitely();
        add("after");

        var lines = audit.newest(actions.size() + 2).await().indefinitely().reversed();
        assertThat(lines.subList(1, actions.size() + 1))
                .extracting(line -> line.deed().action())
                .containsExactlyElementsOf(actions);
        assertThat(lines.getLast().number() - lines.getFirst().number()).isEqualTo(actions.size() + 1);
        assertThat(verifying.verify(Optional.empty()).await().indefinitely().broken())
                .isEmpty();
        assertThat(number(
                        "select count(distinct (xmin::text, cmin::text)) from audit where subject = '" + subject + "'"))
                .as("a row says which statement of which transaction wrote it")
                .isOne();
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void add(String action) {
        audit.add(new AuditLog.Deed(Actor.SYSTEM, action, "test:1", "")).await().indefinitely();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
