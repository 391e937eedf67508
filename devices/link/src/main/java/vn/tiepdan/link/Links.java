package vn.tiepdan.link;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;

/** The links of this application, for whoever shows or steers them. */
public interface Links {
    /** How every link is. */
    Collection<LinkReport> reports();

    /** How one link is; empty when no channel uses a connection of that name. */
    Optional<LinkReport> report(String connection);

    /** Closes the link in good order and dials at once, with what the {@link ConnectionSetup} says then. */
    void redial(String connection, String reason);

    /**
     * Ends the connection of another client, if it has one, by connecting under its identifier and leaving again (MQTT 5, 3.1.4-3). Its
     * session ends with it, and the broker speaks its will. Fails when the broker cannot be reached in time or does not let this
     * application use the identifier.
     *
     * @param connection whose broker, certificate and credentials are used; without such a link nothing happens
     */
    Uni<Void> takeOver(String connection, String client);
}
