package vn.tiepdan.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Service;

/** What the next start says of a command that the last one had begun. */
@NullUnmarked
class SettlingTest {
    private static final Instant AT = Instant.parse("2026-11-26T07:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reboot          | b-1 | b-2 | SUCCEEDED | restarted        | start 8 after start 7
            reboot          | b-1 | b-1 | FAILED    | machine-still-up | the machine was not restarted
            reboot          | ''  | ''  | SUCCEEDED | restarted        | start 8 after start 7
            restart-agent   | b-1 | b-1 | SUCCEEDED | restarted        | start 8 after start 7
            restart-agent   | b-1 | b-2 | SUCCEEDED | restarted        | start 8 after start 7
            restart-browser | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            self-test       | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            screenshot      | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            collect-logs    | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            set-volume      | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            display-power   | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            camera-preset   | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            test-print      | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            set-service     | b-1 | b-2 | FAILED    | interrupted      | whether it had an effect is unknown
            """)
    void settles(String kind, String before, String now, Result.State state, String code, String detail) {
        var id = CommandId.fresh();
        var begun =
                new Result(id, Result.State.RUNNING, "", Instant.EPOCH, null, Settling.begun(body(kind), 7, before));

        var ended = Settling.ended(begun, 8, now, AT);

        assertThat(ended.command()).isEqualTo(id);
        assertThat(ended.state()).isEqualTo(state);
        assertThat(ended.detail()).contains(detail);
        assertThat(ended.finding().code()).isEqualTo(code);
        assertThat(ended.at()).isEqualTo(AT);
    }

    private static Command.Body body(String kind) {
        return switch (kind) {
            case "reboot" -> new Command.Reboot(false);
            case "restart-agent" -> new Command.RestartAgent(false);
            case "restart-browser" -> new Command.RestartBrowser(false);
            case "self-test" -> new Command.SelfTest();
            case "screenshot" -> new Command.Screenshot();
            case "collect-logs" -> new Command.CollectLogs();
            case "set-volume" -> new Command.SetVolume(50);
            case "display-power" -> new Command.DisplayPower(true);
            case "camera-preset" -> new Command.CameraPreset("door");
            case "test-print" -> new Command.TestPrint();
            case "set-service" -> new Command.SetService(Service.LOCKED, false);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
