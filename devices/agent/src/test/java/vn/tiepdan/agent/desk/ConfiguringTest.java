package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** An agent takes what it is told, obeys it and says so; what it cannot take it refuses by name. */
@NullUnmarked
@QuarkusTest
@WithTestResource(AgentStand.class)
class ConfiguringTest {
    private static final Desired FAST = new Desired(3, 1, 9, 60, 70, Desired.Language.EN);

    FarSide far;

    @Inject
    AgentSettings settings;

    @TestHTTPResource("/")
    URI agent;

    @BeforeEach
    void connected() {
        far.hears(Channel.PRESENCE, Presence.class, presence -> presence.state() == Presence.State.BORN);
    }

    @Test
    void what_it_is_told_it_obeys_tells_its_page_and_reports() {
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.DESIRED, FAST);

            assertThat(reported(3).configuration()).isEqualTo(FAST);
            assertThat(reported(3).refused()).isNull();
            page.hears(AgentMessage.Configured.class, it -> it.desired().equals(FAST));
            int before = far.heard(Channel.STATUS, Status.class).size();
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> far.heard(Channel.STATUS, Status.class).size() >= before + 3);
        }
        try (var page = Page.welcomed(agent)) {
            assertThat(page.hears(AgentMessage.Welcome.class, it -> true).desired())
                    .isEqualTo(FAST);
        }
        assertThat(settings.dataDir().resolve("desired.json")).hasBinaryContent(Wire.write(FAST));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a heartbeat that never comes    | 0   | "vi"      | heartbeatSeconds | must be 1 to 300
            a language of tomorrow          | 10  | "km"      | language         | language
            a number that is no number      | "x" | "vi"      | heartbeatSeconds | heartbeatSeconds
            """)
    void what_it_cannot_take_is_refused_with_its_field_and_changes_nothing(
            String what, String heartbeat, String language, String field, String why) {
        var good = new Desired(5, 30, 5, 120, 100, Desired.Language.VI);
        far.says(Channel.DESIRED, good);
        reported(5);

        far.says(
                Channel.DESIRED,
                new String(Wire.write(good), StandardCharsets.UTF_8)
                        .replace("\"version\":5", "\"version\":6")
                        .replace("\"heartbeatSeconds\":30", "\"heartbeatSeconds\":" + heartbeat)
                        .replace("\"language\":\"vi\"", "\"language\":" + language));

        var answer = far.hears(
                Channel.REPORTED,
                Reported.class,
                it -> it.refused() != null
                        && it.refused().version() == 6
                        && it.refused().field().equals(field));
        assertThat(answer.configuration()).as(what).isEqualTo(good);
        assertThat(Objects.requireNonNull(answer.refused()).why()).contains(why);
    }

    private Reported reported(long version) {
        return far.hears(
                Channel.REPORTED,
                Reported.class,
                it -> it.configuration().version() == version && it.refused() == null);
    }
}
