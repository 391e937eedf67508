package vn.tiepdan.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.agent.desk.Desk;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.far.Workshop;
import vn.tiepdan.agent.identity.EstServer;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.peripheral.browser.Chromium;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Service;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.TurnId;
import vn.tiepdan.wire.View;

/** Every command of an operator runs, has one end, and at most one effect; none of them holds the agent up. */
@NullUnmarked
@QuarkusTest
@WithTestResource(Workshop.class)
class OperatorsTest {
    private static final Instant LATER = Instant.parse("2126-11-24T01:30:00Z");
    private static final Logger LOG = Logger.getLogger(OperatorsTest.class);
    private static final String SILENT = "did not cover";

    FarSide far;
    EstServer plane;
    Chromium chromium;
    Workshop.Did did;

    @Inject
    AgentStore store;

    @Inject
    Desk desk;

    @TestHTTPResource("/")
    URI agent;

    private final CommandId id = CommandId.fresh();

    @BeforeEach
    void connected() {
        far.hears(Channel.PRESENCE, Presence.class, presence -> presence.state() == Presence.State.BORN);
        plane.takesFilesWith(204);
        plane.takesFilesAfter(CompletableFuture.completedFuture(null));
    }

    @AfterEach
    void nobodyHere() {
        view(null);
    }

    @Test
    void a_program_does_it_once_however_often_the_command_comes() throws IOException {
        far.says(Channel.COMMAND, command(new Command.SetVolume(40)));
        assertThat(end()).isEqualTo("succeeded: ");
        far.says(Channel.COMMAND, command(new Command.SetVolume(40)));
        await().atMost(FarSide.PATIENCE).until(() -> results().size() >= 3);

        assertThat(results())
                .extracting(Result::state)
                .containsExactly(Result.State.RUNNING, Result.State.SUCCEEDED, Result.State.SUCCEEDED);
        assertThat(results().get(2)).isEqualTo(results().get(1));
        assertThat(Files.readAllLines(did.file("volume"))).containsOnlyOnce("40%");
    }

    @Test
    void a_program_that_fails_says_why() {
        far.says(Channel.COMMAND, command(new Command.DisplayPower(false)));

        assertThat(end()).isEqualTo("failed: sh ended with 4: the display has no cable and stays off");
    }

    @Test
    void a_display_is_switched_by_its_program() {
        far.says(Channel.COMMAND, command(new Command.DisplayPower(true)));

        assertThat(end()).isEqualTo("succeeded: ");
        assertThat(did.file("lit")).exists();
    }

    @Test
    void a_camera_goes_to_the_position_that_is_named() throws IOException {
        far.says(Channel.COMMAND, command(new Command.CameraPreset("front-door")));

        assertThat(end()).isEqualTo("succeeded: ");
        assertThat(Files.readAllLines(did.file("preset"))).containsExactly("front-door");
    }

    @Test
    void a_test_page_names_the_device() {
        far.says(Channel.COMMAND, command(new Command.TestPrint()));

        assertThat(end()).isEqualTo("succeeded: ");
        assertThat(did.file("printed")).content().contains("Trang in thử", "Test page", FarSide.DEVICE.value());
    }

    /** Its end is the next start's to tell. */
    @Test
    void a_machine_that_goes_down_leaves_its_command_running_with_what_the_next_start_needs() {
        far.says(Channel.COMMAND, command(new Command.Reboot(false)));
        await().atMost(FarSide.PATIENCE).until(() -> Files.exists(did.file("rebooted")));

        var running = store.resultOf(id).orElseThrow();
        assertThat(running.state()).isEqualTo(Result.State.RUNNING);
        assertThat(running.finding().code()).isEqualTo("restarting");
        assertThat(running.finding().values()).containsEntry("start", String.valueOf(store.epoch()));
    }

    @Test
    void a_new_page_ends_the_restart_of_the_browser_and_a_repeat_before_that_says_that_it_runs() {
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.RestartBrowser(false)));
            page.hears(AgentMessage.Reload.class, told -> true);
            far.says(Channel.COMMAND, command(new Command.RestartBrowser(false)));
            await().atMost(FarSide.PATIENCE).until(() -> results().size() >= 2);
            assertThat(results()).extracting(Result::state).containsOnly(Result.State.RUNNING);

            page.says(new PageMessage.Hello("welcome", "vi", null));
            assertThat(end()).isEqualTo("succeeded: ");
            assertThat(page.heard(AgentMessage.Reload.class)).hasSize(1);
        }
    }

    static List<Command.Body> whatNeedsAPage() {
        return List.of(new Command.RestartBrowser(false), new Command.SelfTest(), new Command.Screenshot());
    }

    @ParameterizedTest
    @MethodSource("whatNeedsAPage")
    void without_a_page_it_fails_at_once(Command.Body body) {
        far.says(Channel.COMMAND, command(body));

        assertThat(end()).startsWith("failed: no page is open");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Health.class,
            names = {"OK", "FAILED"})
    void a_self_test_tells_what_the_page_finds_and_what_the_agent_finds_itself(Status.Health health) {
        far.hears(
                Channel.STATUS,
                Status.class,
                status -> status.peripherals().stream()
                        .anyMatch(part -> part.kind() == Status.Kind.UPS && part.health() == Status.Health.OK));
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.SelfTest()));
            page.hears(AgentMessage.TryParts.class, told -> true);
            page.says(new PageMessage.Peripherals(List.of(
                    new PageMessage.Observation("camera", Status.Kind.CAMERA, health, "seen in the test", null))));

            assertThat(end())
                    .startsWith(
                            health == Status.Health.OK ? "succeeded: " : "failed: camera failed (seen in the test); ")
                    .contains("store ok", "ups ok");
        }
    }

    /** The agent's own two parts are done at once; whoever asks again while it runs is told as much. */
    @Test
    void a_self_test_tells_how_many_parts_are_tried_while_the_page_tries_its_own() {
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.SelfTest()));
            page.hears(AgentMessage.TryParts.class, told -> true);
            awaitPercents(66);
            far.says(Channel.COMMAND, command(new Command.SelfTest()));
            awaitPercents(66, 66);
            page.says(new PageMessage.Peripherals(List.of()));

            assertThat(end()).startsWith("succeeded: ");
        }
    }

    /** At last; a slow machine may have told of less before. */
    private void awaitPercents(Integer... percents) {
        await().atMost(FarSide.PATIENCE)
                .untilAsserted(() -> assertThat(results())
                        .allMatch(it -> it.state() == Result.State.RUNNING)
                        .extracting(Result::progressPercent)
                        .startsWith((Integer) null)
                        .endsWith(percents));
    }

    /** That the connection has swallowed all of it is not yet that it is there. */
    @Test
    void a_file_that_is_on_its_way_is_nearly_done() {
        var there = new CompletableFuture<Void>();
        plane.takesFilesAfter(there);
        far.says(Channel.COMMAND, command(new Command.CollectLogs()));
        awaitPercents(66);
        there.complete(null);

        assertThat(end()).isEqualTo("succeeded: ");
    }

    @Test
    void a_picture_comes_forward_as_it_is_taken_and_sent() {
        var there = new CompletableFuture<Void>();
        plane.takesFilesAfter(there);
        chromium.open(agent);
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.Screenshot()));
            page.hears(AgentMessage.ScreenshotBegins.class, begins -> true);
            page.says(new PageMessage.Covered(id));
            awaitPercents(66);
            there.complete(null);

            assertThat(end()).isEqualTo("succeeded: ");
        }
    }

    static List<Command.Body> disturbing() {
        return List.of(
                new Command.Reboot(false),
                new Command.RestartAgent(false),
                new Command.RestartBrowser(false),
                new Command.SetService(Service.LOCKED, false));
    }

    @ParameterizedTest
    @MethodSource("disturbing")
    void what_would_end_a_session_is_refused_while_one_runs(Command.Body body) {
        try (var page = Page.welcomed(agent)) {
            view(View.Stage.IN_SESSION);
            page.hears(AgentMessage.Shown.class, AgentMessage.class::isInstance);
            far.says(Channel.COMMAND, command(body));

            assertThat(end()).isEqualTo("refused: a session runs here");
            assertThat(results()).hasSize(1);
            assertThat(page.heard(AgentMessage.Reload.class)).isEmpty();
            assertThat(page.heard(AgentMessage.InService.class)).isEmpty();
        }
    }

    @Test
    void it_is_done_in_a_session_when_the_operator_says_so_and_while_somebody_only_waits() {
        try (var page = Page.welcomed(agent)) {
            view(View.Stage.IN_SESSION);
            page.hears(AgentMessage.Shown.class, AgentMessage.class::isInstance);
            far.says(Channel.COMMAND, command(new Command.SetService(Service.OPEN, true)));
            assertThat(end()).isEqualTo("succeeded: ");
        }
    }

    @Test
    void out_of_service_is_kept_reported_and_told_and_takes_no_new_turn() {
        var kept = TurnId.fresh();
        try (var page = Page.welcomed(agent)) {
            page.says(Turns.taking(kept));
            page.hears(AgentMessage.Kept.class, it -> it.turn().equals(kept));
            far.says(Channel.COMMAND, command(new Command.SetService(Service.MAINTENANCE, false)));
            assertThat(end()).isEqualTo("succeeded: ");

            page.hears(AgentMessage.InService.class, told -> told.service() == Service.MAINTENANCE);
            far.hears(Channel.STATUS, Status.class, status -> status.service() == Service.MAINTENANCE);
            page.says(Turns.taking(TurnId.fresh()));
            page.hears(AgentMessage.Problem.class, problem -> problem.type().equals("out-of-service"));
            page.says(Turns.taking(kept));
            await().atMost(FarSide.PATIENCE)
                    .until(() -> page.heard(AgentMessage.Kept.class).size() == 2);
        }
        try (var page = Page.welcomed(agent)) {
            assertThat(page.heard(AgentMessage.Welcome.class).getFirst().service())
                    .isEqualTo(Service.MAINTENANCE);
            var again = CommandId.fresh();
            far.says(Channel.COMMAND, command(again, new Command.SetService(Service.OPEN, false)));
            page.hears(AgentMessage.InService.class, told -> told.service() == Service.OPEN);
            page.says(Turns.taking(TurnId.fresh()));
            page.hears(AgentMessage.Kept.class, it -> true);
        }
    }

    @Test
    void a_picture_is_taken_after_the_page_has_covered_it_and_given_before_it_is_told() {
        chromium.open(agent);
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.Screenshot()));
            page.hears(
                    AgentMessage.ScreenshotBegins.class,
                    begins -> begins.command().equals(id));
            assertThat(plane.files()).doesNotContainKey(id + "/file");
            page.says(new PageMessage.Covered(CommandId.fresh()));
            page.says(new PageMessage.Covered(id));

            assertThat(end()).isEqualTo("succeeded: ");
            var file = plane.files().get(id + "/file");
            assertThat(file.content()).startsWith(0x89, 'P', 'N', 'G');
            assertThat(file.contentType()).isEqualTo("image/png");
            assertThat(file.device()).isEqualTo("CN=" + FarSide.DEVICE);
            page.hears(
                    AgentMessage.ScreenshotEnded.class, ended -> ended.command().equals(id));
        }
    }

    @Test
    void a_page_that_covers_nothing_has_no_picture_taken() {
        chromium.open(agent);
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.Screenshot()));

            assertThat(end()).startsWith("failed: ").contains(SILENT);
            assertThat(plane.files()).doesNotContainKey(id + "/file");
            page.hears(
                    AgentMessage.ScreenshotEnded.class, ended -> ended.command().equals(id));
        }
    }

    /** What the first page had covered the second one may show. */
    @Test
    void a_picture_during_which_another_page_came_is_thrown_away() {
        chromium.open(agent);
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command(new Command.Screenshot()));
            page.hears(AgentMessage.ScreenshotBegins.class, begins -> true);
            try (var other = Page.welcomed(agent)) {
                other.says(new PageMessage.Covered(id));
                assertThat(end()).startsWith("failed: ").contains("thrown away");
                assertThat(plane.files()).doesNotContainKey(id + "/file");
            }
        }
    }

    @Test
    void the_log_is_given_without_what_names_a_person() {
        LOG.warn("a card 031160001234 in " + id);
        far.says(Channel.COMMAND, command(new Command.CollectLogs()));

        assertThat(end()).isEqualTo("succeeded: ");
        var file = plane.files().get(id + "/file");
        assertThat(file.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(new String(file.content(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("a card [number] in ")
                .doesNotContain("031160001234");
    }

    @Test
    void a_file_that_the_control_plane_does_not_take_is_no_success() {
        plane.takesFilesWith(403);
        far.says(Channel.COMMAND, command(new Command.CollectLogs()));

        assertThat(end()).isEqualTo("failed: the control plane refused the file with status 403");
    }

    @Test
    void what_may_have_got_lost_is_told_again_when_the_link_comes_back_and_nothing_else() {
        var lost = new Result(id, Result.State.SUCCEEDED, "of an earlier start", Instant.now());
        var old = new Result(CommandId.fresh(), Result.State.SUCCEEDED, "", Instant.EPOCH);
        far.says(Channel.COMMAND, command(CommandId.fresh(), new Command.SetVolume(10)));
        await().atMost(FarSide.PATIENCE)
                .until(() -> far.heard(Channel.RESULT, Result.class).getLast().state() == Result.State.SUCCEEDED);
        int told = far.heard(Channel.RESULT, Result.class).size();
        store.remember(old);
        store.remember(lost);

        desk.connected(true);

        assertThat(end()).isEqualTo("succeeded: of an earlier start");
        var again = far.heard(Channel.RESULT, Result.class);
        assertThat(again.subList(told, again.size())).containsExactly(lost);
    }

    private String end() {
        var end = far.hears(
                Channel.RESULT,
                Result.class,
                result -> result.command().equals(id) && result.state().terminal());
        return end.state().name().toLowerCase(java.util.Locale.ROOT) + ": " + end.detail();
    }

    private List<Result> results() {
        return far.heard(Channel.RESULT, Result.class).stream()
                .filter(result -> result.command().equals(id))
                .toList();
    }

    private Command command(Command.Body body) {
        return command(id, body);
    }

    private static Command command(CommandId id, Command.Body body) {
        return new Command(id, "it", 0, LATER, body);
    }

    /** @param stage of the one who is here; null when nobody is */
    private void view(View.Stage stage) {
        var turn = stage == null ? null : new View.Turn(TurnId.fresh(), SessionId.fresh(), "012", 0, stage, null);
        far.says(Channel.VIEW, new View.Kiosk(Turns.version(), LATER, "Hồng Bàng", "Ban Tiếp công dân", turn));
    }
}
