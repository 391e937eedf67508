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
    private static final CommandOptions USUAL = new CommandOptions(1_000, 500, 2_000, 1, "1g");

    public CommandOptions {
        if (devices < 1 || commands < 1 || background < 1 || seed < 1) {
            throw new Mishap("--devices, --commands, --background and --seed must be 1 or more.");
        }
    }

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static CommandOptions of(List<String> arguments) {
        return Arguments.read(arguments, USUAL, CommandOptions::misuse, CommandOptions::with);
    }

    private CommandOptions with(String key, String value) {
        return switch (key) {
            case "--devices" -> new CommandOptions(Arguments.whole(key, value), commands, background, seed, heap);
            case "--commands" -> new CommandOptions(devices, Arguments.whole(key, value), background, seed, heap);
            case "--background" -> new CommandOptions(devices, commands, Arguments.whole(key, value), seed, heap);
            case "--seed" -> new CommandOptions(devices, commands, background, Arguments.whole(key, value), heap);
            case "--heap" -> new CommandOptions(devices, commands, background, seed, value);
            default -> throw new Mishap(misuse(key));
        };
    }

    private static String misuse(String key) {
        return "bench command takes --devices N, --commands N, --background N, --seed N and --heap SIZE, not \"" + key
                + "\".";
    }
}
