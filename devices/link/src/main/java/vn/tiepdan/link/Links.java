package vn.tiepdan.link;

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
}
