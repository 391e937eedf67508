package vn.tiepdan.bench.presence;

import java.util.List;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.bench.server.Broker;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices         simulated
 * @param victims         of them to whom each fault is done; none for restarts only
 * @param seed            chooses the victims and who comes back when
 * @param heap            of the control plane, as {@code -Xmx} takes it
 * @param reconnectWindow seconds over which the fleet comes back, as an operator sets it for a fleet of this size
 * @param broker          that of its own restarts apart from the control plane
 */
public record PresenceOptions(int devices, int victims, long seed, String heap, int reconnectWindow, Broker broker) {
    private static final int MOST_VICTIMS = 100;

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static PresenceOptions of(List<String> typed) {
        var given = new Arguments("presence", typed);
        var options = new PresenceOptions(
                given.whole("--devices", 10_000),
                given.whole("--victims", 50),
                given.whole("--seed", 1),
                given.size("--heap", "2g"),
                given.seconds("--reconnect-window", 100),
                Broker.in(given));
        given.demandNothingElse();
        if (options.devices() < 1 || options.reconnectWindow() < 1) {
            throw new Mishap("--devices and --reconnect-window must be 1 or more.");
        }
        if (options.victims() > Math.min(MOST_VICTIMS, options.devices())) {
            throw new Mishap("--victims may be " + MOST_VICTIMS + " at most, and not more than there are devices.");
        }
        return options;
    }
}
