package vn.tiepdan.agent.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Result;

/**
 * The end of a command that an earlier start of this agent had begun. One that restarts has its end in this start; of any other
 * nobody knows what it did.
 */
final class Settling {
    /** Remembered with the beginning of a command whose effect ends this process. */
    static final String RESTARTING = "restarting";

    private static final String START = "start";
    private static final String BOOT = "boot";

    private Settling() {}

    /**
     * What to remember with the beginning of a command; null when it does not end this process.
     *
     * @param boot names the machine's present run, see {@link vn.tiepdan.peripheral.Host#boot}
     */
    static @Nullable Finding begun(Command.Body body, long start, String boot) {
        return switch (body) {
            case Command.Reboot _ -> new Finding(RESTARTING, Map.of(START, String.valueOf(start), BOOT, boot));
            case Command.RestartAgent _ -> new Finding(RESTARTING, Map.of(START, String.valueOf(start)));
            case Command.JoinCall _,
                    Command.LeaveCall _,
                    Command.RestartBrowser _,
                    Command.SelfTest _,
                    Command.Screenshot _,
                    Command.CollectLogs _,
                    Command.SetVolume _,
                    Command.DisplayPower _,
                    Command.CameraPreset _,
                    Command.TestPrint _,
                    Command.SetService _ -> null;
        };
    }

    /**
     * @param begun as it was remembered, running
     * @param start number of this start
     */
    static Result ended(Result begun, long start, String boot, Instant at) {
        var finding = begun.finding();
        var ending = finding != null && finding.code().equals(RESTARTING)
                ? restarted(finding, start, boot)
                : Ending.failed(
                        "interrupted",
                        "the agent stopped while it carried this out; whether it had an effect is unknown");
        return new Result(begun.command(), ending.state(), ending.detail(), at, null, ending.finding());
    }

    /** A machine that was to go down and has not is not restarted, although its agent was. */
    private static Ending restarted(Finding begun, long start, String boot) {
        var before = begun.values().getOrDefault(START, "?");
        if (!boot.isEmpty() && boot.equals(begun.values().get(BOOT))) {
            return Ending.failed(
                    "machine-still-up",
                    "start " + start + " after start " + before + " of the agent, but the machine was not restarted");
        }
        var values = new HashMap<>(Map.of("before", before, "now", String.valueOf(start)));
        return new Ending(
                Result.State.SUCCEEDED, "start " + start + " after start " + before, new Finding("restarted", values));
    }
}
