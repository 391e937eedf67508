package vn.tiepdan.bench.presence;

import java.util.List;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices         simulated
 * @param victims         of them to whom each fault is done; none for restarts only
 * @param seed            chooses the victims and who comes back when
 * @param heap            of the control plane, as {@code -Xmx} takes it
 * @param reconnectWindow seconds over which the fleet comes back, as an operator sets it for a fleet of this size
 */
public record PresenceOptions(int devices, int victims, long seed, String heap, int reconnectWindow) {
    private static final int MOST_VICTIMS = 100;
    private static final PresenceOptions USUAL = new PresenceOptions(10_000, 50, 1, "2g", 60);

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static PresenceOptions of(List<String> arguments) {
        var options = Arguments.read(arguments, USUAL, PresenceOptions::misuse, PresenceOptions::with);
        if (options.devices() < 1 || options.reconnectWindow() < 1) {
            throw new Mishap("--devices and --reconnect-window must be 1 or more.");
        }
        if (options.victims() > Math.min(MOST_VICTIMS, options.devices())) {
            throw new Mishap("--victims may be " + MOST_VICTIMS + " at most, and not more than there are devices.");
        }
        return options;
    }

    private PresenceOptions with(String key, String value) {
        return switch (key) {
            case "--devices" -> new PresenceOptions(Arguments.whole(key, value), victims, seed, heap, reconnectWindow);
            case "--victims" -> new PresenceOptions(devices, Arguments.whole(key, value), seed, heap, reconnectWindow);
            case "--seed" -> new PresenceOptions(devices, victims, Arguments.whole(key, value), heap, reconnectWindow);
            case "--heap" -> new PresenceOptions(devices, victims, seed, value, reconnectWindow);
            case "--reconnect-window" -> new PresenceOptions(devices, victims, seed, heap, Arguments.whole(key, value));
            default -> throw new Mishap(misuse(key));
        };
    }

    private static String misuse(String key) {
        return "bench presence takes --devices N, --victims N, --seed N, --heap SIZE and --reconnect-window SECONDS, not \""
                + key + "\".";
    }
}
