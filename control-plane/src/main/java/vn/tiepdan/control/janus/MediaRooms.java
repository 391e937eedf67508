package vn.tiepdan.control.janus;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/**
 * A media server that is there. When it goes away, so does this object; a later one is a new object with empty rooms. Everything
 * fails with {@link JanusFailure}.
 */
public interface MediaRooms {
    /** How every room of ours begins; others on the same server are left alone. */
    String PREFIX = "tiepdan-";

    /**
     * A room for one call; one that is there with the same id is destroyed first.
     *
     * @param room   unguessable and beginning with {@link #PREFIX}; nobody outside the control plane ever hears it
     * @param folder where its recordings go
     * @param tokens who gets in from the beginning; everybody else only after {@link #admit}
     * @return the feed that sends nothing, for connections that are to be there before whoever they wait for
     */
    Uni<String> create(String room, String folder, List<String> tokens);

    /** Lets whoever has this token in. */
    Uni<Void> admit(String room, String token);

    /** Shuts the door behind an attempt that is in: the token is good for nothing any more. */
    Uni<Void> expel(String room, String token);

    /** Ends the room and every recording in it; harmless when it is gone already. */
    Uni<Void> destroy(String room);

    /** The rooms that are there, private ones too. */
    Uni<List<String>> rooms();

    /**
     * A new handle.
     *
     * @param opaque   echoed in the server's own log; no personal data
     * @param listener called on an event loop: return at once
     */
    Uni<Handle> attach(String opaque, Consumer<HandleEvent> listener);
}
