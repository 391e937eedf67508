package vn.tiepdan.wire;

import java.time.Instant;

/**
 * Everything that a page needs to join a call. It names no media server: signalling goes through the agent.
 *
 * @param attempt  number of the connection attempt that the page shall use next; each reload or reconnect uses a higher one
 * @param with     what the page shows as the other side: the body's or the site's name, never a citizen's
 * @param openedAt when the official opened the session
 */
public record CallInvitation(
        CallId call, SessionId session, LegId leg, Role role, int attempt, String with, Instant openedAt) {
    public CallInvitation {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt counts from 1");
        }
    }
}
