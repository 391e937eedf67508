package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Wire;

/** Every command has one end, and at most one effect. */
@NullUnmarked
@QuarkusTest
@WithTestResource(AgentStand.class)
class CommandsTest {
    private static final Instant LATER = Instant.parse("2126-11-24T01:30:00Z");

    FarSide far;

    @Inject
    AgentStore store;

    @Inject
    Desk desk;

    @Inject
    AgentSettings settings;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/")
    URI agent;

    private final CommandId id = CommandId.fresh();

    @BeforeEach
    void connected() {
        far.hears(Channel.PRESENCE, Presence.class, presence -> presence.state() == Presence.State.BORN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a kind of tomorrow | {"kind":"dance","tempo":120}                       | unknown kind at body.kind
                    no kind            | {"invitation":{}}                                  | unknown kind at body.kind
                    no argument        | {"kind":"leave-call"}                              | body.call
                    half an invitation | {"kind":"join-call","invitation":{"call":"%s"}}    | body.invitation
                    no identifier      | {"kind":"leave-call","call":"x","why":"closed"}    | body.call
                    wrong type         | {"kind":"leave-call","call":"%s","why":7}          | body.why
                    unknown reason     | {"kind":"leave-call","call":"%s","why":"weather"}  | body.why
                    a list             | []                                                | body
                    nothing            | null                                              | body
                    """)
    void what_cannot_be_understood_is_refused_with_the_member_that_is_wrong(String what, String body, String detail) {
        far.says(Channel.COMMAND, command(id.toString(), body.formatted(CallId.fresh())));

        var result = result(id);
        assertThat(result.state()).as(what).isEqualTo(Result.State.REFUSED);
        assertThat(result.detail()).contains(detail);
        assertThat(store.resultOf(id)).contains(result);
    }

    /** Nobody waits for an answer to a command without a name, and what comes next is still heard. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"id\":7}", "{\"id\":\"x\",\"body\":{\"kind\":\"leave-call\"}}"})
    void what_has_no_name_is_counted_and_the_next_command_is_obeyed(String text) {
        double before = refused();
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, text);
            far.says(Channel.COMMAND, leave(id, CallId.fresh()));

            assertThat(result(id).state()).isEqualTo(Result.State.SUCCEEDED);
            assertThat(page.heard(AgentMessage.CallLeft.class)).hasSize(1);
            assertThat(refused()).isEqualTo(before + 1);
        }
    }

    @Test
    void an_expired_command_does_nothing_and_stays_expired() {
        try (var page = Page.welcomed(agent)) {
            var command = leave(id, CallId.fresh());
            desk.command(command, true).await().atMost(FarSide.PATIENCE);
            assertThat(result(id).state()).isEqualTo(Result.State.EXPIRED);

            desk.command(command, false).await().atMost(FarSide.PATIENCE);
            assertThat(results(id, 2)).extracting(Result::state).containsOnly(Result.State.EXPIRED);
            assertThat(page.heard(AgentMessage.CallLeft.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void a_command_for_another_start_is_refused(long off) {
        try (var page = Page.welcomed(agent)) {
            far.says(
                    Channel.COMMAND,
                    new Command(
                            id,
                            "system",
                            store.epoch() + off + (store.epoch() + off == 0 ? -1 : 0),
                            LATER,
                            new Command.LeaveCall(CallId.fresh(), CallEnd.CLOSED)));

            assertThat(result(id).state()).isEqualTo(Result.State.REFUSED);
            assertThat(result(id).detail()).contains("this is " + store.epoch());
            assertThat(page.heard(AgentMessage.CallLeft.class)).isEmpty();
        }
    }

    @Test
    void the_same_command_again_gets_the_same_answer_and_has_no_second_effect() {
        try (var page = Page.welcomed(agent)) {
            var command = join(id);
            far.says(Channel.COMMAND, command);
            far.says(Channel.COMMAND, command);

            var results = results(id, 2);
            assertThat(results.getFirst().state()).isEqualTo(Result.State.SUCCEEDED);
            assertThat(results.get(1)).isEqualTo(results.getFirst());
            assertThat(page.heard(AgentMessage.Invited.class)).hasSize(1);
        }
    }

    @Test
    void a_command_that_failed_stays_failed_though_it_could_be_done_now() {
        var command = join(id);
        far.says(Channel.COMMAND, command);
        assertThat(result(id).state()).isEqualTo(Result.State.FAILED);
        assertThat(result(id).detail()).contains("no page is open");

        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, command);
            assertThat(results(id, 2).get(1)).isEqualTo(result(id));
            assertThat(page.heard(AgentMessage.Invited.class)).isEmpty();
        }
    }

    @Test
    void commands_that_come_together_are_carried_out_one_after_the_other_in_their_order() {
        var ids = Stream.generate(CommandId::fresh).limit(50).toList();
        try (var page = Page.welcomed(agent)) {
            var calls = ids.stream().map(each -> {
                var call = CallId.fresh();
                far.says(Channel.COMMAND, leave(each, call));
                return call;
            });
            var given = calls.toList();
            result(ids.getLast());

            assertThat(page.heard(AgentMessage.CallLeft.class))
                    .extracting(AgentMessage.CallLeft::call)
                    .containsExactlyElementsOf(given);
            assertThat(far.heard(Channel.RESULT, Result.class))
                    .extracting(Result::command)
                    .containsSubsequence(ids);
        }
    }

    /** What was begun and not ended, because the process was killed, is never begun again. */
    @Test
    void a_command_that_a_kill_interrupted_is_not_carried_out_again() {
        desk.command(leave(CommandId.fresh(), CallId.fresh()), false).await().atMost(FarSide.PATIENCE);
        store.remember(new Result(id, Result.State.RUNNING, "", Instant.EPOCH));
        try (var page = Page.welcomed(agent)) {
            far.says(Channel.COMMAND, leave(id, CallId.fresh()));

            assertThat(result(id).state()).isEqualTo(Result.State.FAILED);
            assertThat(result(id).detail()).contains("stopped", "unknown");
            assertThat(page.heard(AgentMessage.CallLeft.class)).isEmpty();
        }
    }

    @Test
    void what_nobody_has_set_up_is_refused_by_the_name_of_its_setting() {
        far.says(Channel.COMMAND, new Command(id, "it", 0, LATER, new Command.CameraPreset("door")));

        var end = far.hears(
                Channel.RESULT,
                Result.class,
                result -> result.command().equals(id) && result.state().terminal());
        assertThat(end.state()).isEqualTo(Result.State.REFUSED);
        assertThat(end.detail()).contains("tiepdan.agent.programs.camera-preset");
    }

    /** At most one effect needs a memory: without one there is none, and that is said. */
    @Test
    void while_the_disk_refuses_nothing_is_done_and_later_commands_are_obeyed_again() throws SQLException {
        var next = CommandId.fresh();
        try (var page = Page.welcomed(agent)) {
            try (var other = new SQLiteConfig()
                            .createConnection(
                                    "jdbc:sqlite:" + settings.dataDir().resolve("agent.db"));
                    var lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                far.says(Channel.COMMAND, leave(id, CallId.fresh()));
                assertThat(result(id).state()).isEqualTo(Result.State.FAILED);
                assertThat(result(id).detail()).contains("nothing was done");
                assertThat(page.heard(AgentMessage.CallLeft.class)).isEmpty();
                lock.execute("ROLLBACK");
            }
            far.says(Channel.COMMAND, leave(next, CallId.fresh()));
            assertThat(result(next).state()).isEqualTo(Result.State.SUCCEEDED);
        }
    }

    private Result result(CommandId command) {
        return far.hears(
                Channel.RESULT, Result.class, result -> result.command().equals(command));
    }

    private List<Result> results(CommandId command, int most) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> far.heard(Channel.RESULT, Result.class).stream()
                                .filter(result -> result.command().equals(command))
                                .toList(),
                        found -> found.size() >= most);
    }

    private double refused() {
        var counter = meters.find("tiepdan.wire.refused").tag("type", "Command").counter();
        return counter == null ? 0 : counter.count();
    }

    private static String command(String id, String body) {
        var whole = new String(Wire.write(join(CommandId.fresh())), StandardCharsets.UTF_8);
        return whole.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + id + "\"")
                .replaceFirst("\"body\":.*", "\"body\":" + body + "}");
    }

    private static Command leave(CommandId id, CallId call) {
        return new Command(id, "system", 0, LATER, new Command.LeaveCall(call, CallEnd.CLOSED));
    }

    private static Command join(CommandId id) {
        return new Command(
                id,
                "system",
                0,
                LATER,
                new Command.JoinCall(new CallInvitation(
                        CallId.fresh(), SessionId.fresh(), LegId.fresh(), Role.KIOSK, 1, "Phòng 1", LATER)));
    }
}
