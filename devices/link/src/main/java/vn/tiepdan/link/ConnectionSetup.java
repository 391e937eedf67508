package vn.tiepdan.link;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Gives what is known only at run time: identity, credentials, will, broker. A bean with
 * {@code @Identifier("<name of the connection>")}, or with the name in the attribute {@code setup}.
 */
@FunctionalInterface
public interface ConnectionSetup {
    /**
     * Called before every attempt. May take as long as it likes: a device that is not yet enrolled answers when it is. A
     * failure counts as a failed attempt. The variables of the first answer hold until the process ends.
     */
    Uni<ConnectionSettings> prepare(ConnectionSettings configured);

    /** Asked before every pause, so that a change counts for the very next loss; empty for what was prepared last. */
    default Optional<ConnectionSettings.ReconnectWindow> reconnectWindow() {
        return Optional.empty();
    }
}
