package vn.tiepdan.bench.command;

import java.util.List;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices    simulated
 * @param commands   one after the other, each to another device
 * @param background status messages per second of the whole fleet meanwhile
 * @param seed       chooses the devices
 * @param heap       of the control plane, as {@code -Xmx} takes it
 */
public record CommandOptions(int devices, int commands, int background, long seed, String heap) {
    /** Reads what was typed. Fails with {@link Mishap}. */
    public static CommandOptions of(List<String> arguments) {
        var options = new CommandOptions(1_000, 500, 2_000, 1, "1g");
        if (arguments.size() % 2 != 0) {
            throw new Mishap(misuse(arguments.getLast()));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private CommandOptions with(String key, String value) {
        return switch (key) {
            case "--devices" -> new CommandOptions(whole(key, value), commands, background, seed, heap);
            case "--commands" -> new CommandOptions(devices, whole(key, value), background, seed, heap);
            case "--background" -> new CommandOptions(devices, commands, whole(key, value), seed, heap);
            case "--seed" -> new CommandOptions(devices, commands, background, whole(key, value), heap);
            case "--heap" -> new CommandOptions(devices, commands, background, seed, value);
            default -> throw new Mishap(misuse(key));
        };
    }

    private static int whole(String key, String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new Mishap(key + " takes a whole number, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }

    private static String misuse(String key) {
        return "bench command takes --devices N, --commands N, --background N, --seed N and --heap SIZE, not \"" + key
                + "\".";
    }
}
