package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.control.platform.Secrets;

/**
 * The room of a call on the server that is there now.
 *
 * @param admitted    tokens for which its door was open from the beginning
 * @param placeholder arrives when the room is there: the feed that sends nothing, to which a page can be connected before the
 *                    other side is there
 */
record OpenRoom(MediaRooms server, String id, Set<String> admitted, Uni<String> placeholder) {
    /** Letters of 5 bits: 130 bits, beyond guessing. */
    private static final int SECRET_LETTERS = 26;

    /** For names of rooms and for tokens, which nobody outside the control plane ever hears. */
    static String secret() {
        return Secrets.word(SECRET_LETTERS);
    }

    /** Arrives when whoever has this token can come in. */
    Uni<Void> door(String token) {
        return admitted.contains(token)
                ? placeholder.replaceWithVoid()
                : placeholder.chain(() -> server.admit(id, token));
    }
}
