package vn.tiepdan.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Service;
import vn.tiepdan.wire.Status;

/** Commands whose end only the next start can tell. */
@NullUnmarked
class RestartedAgentTest extends ShippedAgentContract {
    private static final Instant LATER = Instant.parse("2126-11-24T01:30:00Z");
    private static final int WANTS_TO_BE_STARTED_AGAIN = 85;

    @Override
    Map<String, String> more() {
        return Map.of(
                "tiepdan.agent.programs.reboot", "touch," + folder.resolve("rebooted"),
                "tiepdan.agent.programs.browser", "touch," + folder.resolve("browsed"),
                "tiepdan.agent.programs.volume", "sh,-c,touch " + folder.resolve("begun") + "; sleep 15");
    }

    @Test
    void a_restart_of_the_agent_says_goodbye_and_ends_with_the_first_words_of_the_next_start() {
        var command = CommandId.fresh();
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            says(CommandId.fresh(), new Command.SetService(Service.LOCKED, false));
            says(command, new Command.RestartAgent(false));
            assertThat(agent.ended()).isEqualTo(WANTS_TO_BE_STARTED_AGAIN);
        }
        far.hears(Channel.PRESENCE, Presence.class, presence -> presence.state() == Presence.State.LEAVING);
        assertThat(results(command)).extracting(Result::state).containsExactly(Result.State.RUNNING);
        try (var agent = agent();
                var page = agent.page()) {
            assertThat(end(command)).isEqualTo("SUCCEEDED start 2 after start 1");
            assertThat(page.heard(AgentMessage.Welcome.class).getFirst().service())
                    .isEqualTo(Service.LOCKED);
            far.hears(Channel.STATUS, Status.class, it -> it.epoch() == 2 && it.service() == Service.LOCKED);
            agent.kill();
        }
    }

    /** The program may have been told in vain, so only a page that comes is a success. */
    @Test
    void a_browser_that_its_program_restarts_is_restarted_when_its_page_is_back() {
        var command = CommandId.fresh();
        try (var agent = agent();
                var before = agent.page()) {
            hears(Presence.State.BORN, 1);
            says(command, new Command.RestartBrowser(false));
            await().atMost(FarSide.PATIENCE).until(() -> Files.exists(folder.resolve("browsed")));
            assertThat(results(command)).extracting(Result::state).doesNotContain(Result.State.SUCCEEDED);
            try (var _ = agent.page()) {
                assertThat(end(command)).isEqualTo("SUCCEEDED ");
            }
            assertThat(before.heard(AgentMessage.Reload.class)).isEmpty();
            agent.kill();
        }
    }

    /** This machine stays up, so its restart has not succeeded, whatever its program said; of the other nobody knows anything. */
    @Test
    void what_a_kill_interrupted_is_settled_by_the_next_start_without_being_asked() throws Exception {
        var reboot = CommandId.fresh();
        var volume = CommandId.fresh();
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            says(reboot, new Command.Reboot(false));
            says(volume, new Command.SetVolume(30));
            await().atMost(FarSide.PATIENCE)
                    .until(() -> Files.exists(folder.resolve("rebooted")) && Files.exists(folder.resolve("begun")));
            agent.kill();
        }
        Files.delete(folder.resolve("begun"));
        try (var agent = agent()) {
            assertThat(end(reboot)).startsWith("FAILED start 2 after start 1").contains("was not restarted");
            assertThat(end(volume)).startsWith("FAILED the agent stopped").contains("unknown");
            says(volume, new Command.SetVolume(30));
            await().atMost(FarSide.PATIENCE).until(() -> results(volume).size() == 3);
            assertThat(folder.resolve("begun")).as("a second effect").doesNotExist();
            agent.kill();
        }
    }

    private void says(CommandId id, Command.Body body) {
        far.says(Channel.COMMAND, new Command(id, "it", 0, LATER, body));
    }

    private String end(CommandId command) {
        var end = far.hears(
                Channel.RESULT,
                Result.class,
                result -> result.command().equals(command) && result.state().terminal());
        return end.state() + " " + end.detail();
    }

    private List<Result> results(CommandId command) {
        return far.heard(Channel.RESULT, Result.class).stream()
                .filter(result -> result.command().equals(command))
                .toList();
    }
}
