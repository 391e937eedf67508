package vn.tiepdan.control.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/**
 * What is kept of a call.
 *
 * @param endedAt absent while it runs
 */
public record CallRecord(
        CallId id,
        SessionId session,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<Leg> legs) {
    /**
     * @param shown   what the party's page shows as the other side
     * @param attempt the highest that was used; 0 before the first
     */
    public record Leg(LegId id, DeviceId device, Role role, String shown, int attempt) {}

    public CallRecord {
        legs = List.copyOf(legs);
    }

    Optional<Leg> of(DeviceId device) {
        return legs.stream().filter(leg -> leg.device().equals(device)).findFirst();
    }

    /** The invitation for whoever comes (back) to this leg now. */
    CallInvitation invitation(Leg leg) {
        return new CallInvitation(id, session, leg.id(), leg.role(), leg.attempt() + 1, leg.shown(), openedAt);
    }
}
