package vn.tiepdan.bench.command;

import java.util.List;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices    simulated
 * @param commands   one after the other, each to another device
 * @param background status messages per second of the whole fleet meanwhile
 * @param seed       chooses the devices
 * @param heap       of the control plane, as {@code -Xmx} takes it
 */
public record CommandOptions(int devices, int commands, int background, long seed, String heap) {
    public CommandOptions {
        if (devices < 1 || commands < 1 || background < 1 || seed < 1) {
            throw new Mishap("--devices, --commands, --background and --seed must be 1 or more.");
        }
    }

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static CommandOptions of(List<String> typed) {
        var given = new Arguments("command", typed);
        var options = new CommandOptions(
                given.whole("--devices", 1_000),
                given.whole("--commands", 500),
                given.whole("--background", 2_000),
                given.whole("--seed", 1),
                given.size("--heap", "1g"));
        given.demandNothingElse();
        return options;
    }
}
