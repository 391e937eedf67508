package vn.tiepdan.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put aside holds personal data: it is kept for a while, and never without end. */
class PutAsideTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final Duration KEPT = Duration.ofDays(7);

    @TempDir
    Path folder;

    @BeforeEach
    void what_is_not_put_aside_and_stays() throws IOException {
        files(
                "agent.db",
                "agent.db-wal",
                "starts",
                "agent.db.damaged-yesterday",
                "other.db.damaged-20200101T000000.000Z");
    }

    @Test
    void what_is_older_than_its_time_is_deleted_with_all_its_parts() throws IOException {
        files("agent.db.damaged-20261117T013000.000Z", "agent.db.damaged-20261117T013000.000Z-wal");
        files("agent.db.other-version-20261117T013000.001Z", "agent.db.other-version-20261117T013000.001Z-shm");

        aside(NOW).tidy();

        assertThat(putAside())
                .containsExactly(
                        "agent.db.other-version-20261117T013000.001Z",
                        "agent.db.other-version-20261117T013000.001Z-shm");
        aside(NOW.plusMillis(1)).tidy();
        assertThat(putAside()).isEmpty();
    }

    @Test
    void only_the_two_newest_are_kept() throws IOException {
        files(
                "agent.db.damaged-20261123T000000.000Z",
                "agent.db.damaged-20261122T000000.000Z",
                "agent.db.other-version-20261124T000000.000Z");

        aside(NOW).tidy();

        assertThat(putAside())
                .containsExactly(
                        "agent.db.damaged-20261123T000000.000Z", "agent.db.other-version-20261124T000000.000Z");
        assertThat(aside(NOW).newest())
                .contains(new PutAside.Store(
                        "agent.db.other-version-20261124T000000.000Z",
                        Instant.parse("2026-11-24T00:00:00Z"),
                        Instant.parse("2026-12-01T00:00:00Z")));
    }

    @Test
    void its_content_is_overwritten_before_its_name_is_gone() throws IOException {
        var name = "agent.db.damaged-20200101T000000.000Z";
        files(name);
        var second = Files.createLink(folder.resolve("second name"), folder.resolve(name));

        aside(NOW).tidy();

        assertThat(putAside()).isEmpty();
        assertThat(Files.readAllBytes(second)).hasSize(9_000).containsOnly(0);
    }

    @Test
    void one_that_cannot_be_deleted_does_not_keep_the_others() throws IOException {
        Files.createDirectories(folder.resolve("agent.db.damaged-20200102T000000.000Z/in the way"));
        files("agent.db.damaged-20200101T000000.000Z");

        aside(NOW).tidy();

        assertThat(putAside()).containsExactly("agent.db.damaged-20200102T000000.000Z");
    }

    private PutAside aside(Instant now) {
        return new PutAside(folder, KEPT, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void files(String... names) throws IOException {
        for (var name : names) {
            Files.writeString(folder.resolve(name), "x".repeat(9_000));
        }
    }

    private Stream<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** Fails when anything else was touched. */
    private java.util.List<String> putAside() throws IOException {
        assertThat(names())
                .contains(
                        "agent.db",
                        "agent.db-wal",
                        "starts",
                        "agent.db.damaged-yesterday",
                        "other.db.damaged-20200101T000000.000Z");
        return names().filter(name -> name.matches("agent\\.db\\.[a-z-]+-20.*")).toList();
    }
}
