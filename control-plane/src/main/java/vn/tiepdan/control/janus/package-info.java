/**
 * Janus 1.x as this product uses it: over its REST and Admin APIs, VideoRoom only.
 *
 * <p>{@link vn.tiepdan.control.janus.MediaServer} is the server as the rest sees it: there or not there. When it is there it gives a
 * {@link vn.tiepdan.control.janus.MediaRooms}, which makes rooms (synchronously, through the Admin API) and attaches
 * {@link vn.tiepdan.control.janus.Handle}s in a few {@link vn.tiepdan.control.janus.Carrier} sessions, each with one long poll.
 * {@link vn.tiepdan.control.janus.Supervisor} runs a server of our own as a child process.
 */
@NullMarked
package vn.tiepdan.control.janus;

import org.jspecify.annotations.NullMarked;
