package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.control.janus.MediaRooms;

/**
 * The room of a call on the server that is there now.
 *
 * @param placeholder arrives when the room is there: the feed that sends nothing, to which a page can be connected before the
 *                    other side is there
 */
record OpenRoom(MediaRooms server, String id, Uni<String> placeholder) {}
