package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;

/** An agent that finds a damaged store serves all the same, and says what it found. */
@NullUnmarked
@QuarkusTest
@WithTestResource(DamagedStartTest.Damaged.class)
class DamagedStartTest {
    FarSide far;

    @Inject
    @Readiness
    Storage storage;

    @Inject
    AgentThread thread;

    @Inject
    AgentSettings settings;

    @TestHTTPResource("/")
    URI agent;

    @Test
    void says_what_it_found_and_goes_on() throws IOException, InterruptedException {
        var alarm = far.hears(
                Channel.EVENT,
                Event.class,
                event -> event.body() instanceof Event.AlarmRaised(var name, var evidence, var _)
                        && name.equals("store")
                        && evidence.contains("was damaged")
                        && evidence.contains("agent.db.damaged-"));
        assertThat(alarm.epoch()).isEqualTo(42);
        assertThat(far.hears(Channel.STATUS, Status.class, status -> true).epoch())
                .isEqualTo(42);
        try (var page = Page.welcomed(agent)) {
            assertThat(page.heard(AgentMessage.Welcome.class)).hasSize(1);
        }
        assertThat(health()).contains("\"store\"", "was damaged", "\"queued\"");
    }

    @Test
    void the_alarm_goes_with_what_was_put_aside_and_comes_when_the_disk_refuses()
            throws IOException, SQLException, InterruptedException {
        raised("store-put-aside");
        assertThat(told(Status.Health.DEGRADED).finding())
                .satisfies(finding -> assertThat(finding.values()).containsKeys("file", "until"));
        try (var files = Files.list(settings.dataDir())) {
            for (var file : files.filter(it -> it.getFileName().toString().contains("damaged"))
                    .toList()) {
                Files.delete(file);
            }
        }
        look();
        told(Status.Health.OK);
        long cleared = clearedAfter(0);

        for (var table : List.of("command", "event")) {
            sql("CREATE TRIGGER no_" + table + " BEFORE INSERT ON " + table
                    + " BEGIN SELECT RAISE(ABORT, 'out of order'); END");
        }
        look();
        assertThat(told(Status.Health.FAILED).evidence()).contains("nothing can be written");
        assertThat(health()).contains("\"queued\"");

        sql("DROP TRIGGER no_command");
        sql("DROP TRIGGER no_event");
        look();
        assertThat(clearedAfter(cleared)).isGreaterThan(cleared);
    }

    private void look() {
        thread.run(storage::look).await().atMost(Duration.ofSeconds(10));
    }

    private void raised(String code) {
        far.hears(
                Channel.EVENT,
                Event.class,
                event -> event.body() instanceof Event.AlarmRaised raised
                        && raised.finding() != null
                        && raised.finding().code().equals(code));
    }

    /** The number of the first event after that one which clears the alarm. */
    private long clearedAfter(long number) {
        return far.hears(
                        Channel.EVENT,
                        Event.class,
                        event -> event.body() instanceof Event.AlarmCleared && event.number() > number)
                .number();
    }

    private Status.Peripheral told(Status.Health health) {
        return store(far.hears(
                        Channel.STATUS, Status.class, status -> store(status).anyMatch(it -> it.health() == health)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Status.Peripheral> store(Status status) {
        return status.peripherals().stream().filter(it -> it.kind() == Status.Kind.STORE);
    }

    private void sql(String statement) throws SQLException {
        try (var other = new SQLiteConfig()
                        .createConnection("jdbc:sqlite:" + settings.dataDir().resolve("agent.db"));
                var run = other.createStatement()) {
            run.execute(statement);
        }
    }

    private String health() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(agent.resolve("/q/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** The disk as a power cut may have left it. */
    public static final class Damaged extends AgentStand {
        @Override
        public Map<String, String> start() {
            var settings = super.start();
            var data = Path.of(settings.get("tiepdan.agent.data-dir"));
            try {
                Files.createDirectories(data);
                Files.writeString(data.resolve("agent.db"), "half of a page");
                Files.writeString(data.resolve("starts"), "%018d\n".formatted(41));
            } catch (IOException refused) {
                throw new IllegalStateException(refused);
            }
            return settings;
        }
    }
}
