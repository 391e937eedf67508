package vn.tiepdan.control.call;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SignalDown;

/** What the devices of a call are told. A device that cannot be told does not hold up the others. */
@ApplicationScoped
class LegLink {
    private static final Logger LOG = Logger.getLogger(LegLink.class);

    private final DeviceLink link;
    private final CallSettings settings;
    private final Clock clock;

    LegLink(DeviceLink link, CallSettings settings, Clock clock) {
        this.link = link;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nobody waits for a signal: it is worthless a moment later. */
    void signal(DeviceId device, SignalDown signal) {
        link.signal(device, signal)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("a signal to %s was not taken: %s", device, failure.getMessage()));
    }

    /** Every party but the one that asked for the call and gets its invitation in the reply. In the caller's transaction. */
    Uni<Void> invite(CallRecord call, DeviceId asked) {
        return Multi.createFrom()
                .iterable(call.legs())
                .filter(leg -> !leg.device().equals(asked))
                .onItem()
                .transformToUniAndConcatenate(leg -> command(leg.device(), new Command.JoinCall(call.invitation(leg))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Void> dismiss(CallRecord call, CallEnd why) {
        return Multi.createFrom()
                .iterable(call.legs())
                .onItem()
                .transformToUniAndMerge(leg -> dismiss(leg.device(), new Command.LeaveCall(call.id(), why)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> command(DeviceId device, Command.Body body) {
        var expiry = clock.instant().plus(settings.commandLives());
        return link.command(device, new Command(CommandId.fresh(), "system", 0, expiry, body));
    }

    private Uni<Void> dismiss(DeviceId device, Command.Body body) {
        return command(device, body)
                .onFailure()
                .invoke(failure -> LOG.warnf("a command to %s was not written: %s", device, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
