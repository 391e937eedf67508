package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
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

    @TestHTTPResource("/")
    URI agent;

    @Test
    void says_what_it_found_and_goes_on() throws IOException, InterruptedException {
        var alarm = far.hears(
                Channel.EVENT,
                Event.class,
                event -> event.body() instanceof Event.AlarmRaised(var name, var evidence)
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
