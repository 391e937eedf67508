package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.trust.Revocation;
import vn.tiepdan.wire.DeviceId;

/** New hardware in the place of a device's old one: the device stays, with its history; the old hardware's certificates die. */
@ApplicationScoped
public class Replacements {
    private final StandingStore store;
    private final Fleet fleet;
    private final Transactions transactions;
    private final Standings.Consequences consequences;
    private final Clock clock;

    Replacements(
            StandingStore store,
            Fleet fleet,
            Transactions transactions,
            Standings.Consequences consequences,
            Clock clock) {
        this.store = store;
        this.fleet = fleet;
        this.transactions = transactions;
        this.consequences = consequences;
        this.clock = clock;
    }

    /**
     * Ends the old hardware, in the caller's transaction; its connection is ended after the commit, before the caller gets its answer,
     * and so before the new hardware can connect. A device that was lost or stolen is trusted again, because that was said of its old
     * hardware; but a code from before that may be in the wrong hands too and is refused.
     *
     * @param allowedBy account name of the operator who made the code
     * @param allowedAt when the code was made
     */
    public Uni<Void> begin(DeviceId device, String allowedBy, Instant allowedAt) {
        var now = clock.instant();
        return store.lock(device)
                .map(found -> found.orElseThrow(Devices::unknown))
                .invoke(standing -> demandNewer(allowedAt, standing))
                .chain(standing -> restore(device, standing, allowedBy, now))
                .chain(() -> store.revokeCertificates(device, now, Revocation.Reason.SUPERSEDED))
                .chain(() -> store.lastEpoch(device))
                .chain(last -> fleet.hardwareChanged(device, last + 1))
                .call(() -> transactions.afterCommit(() -> consequences.oldHardwareEnds(device)));
    }

    /** The epoch from which new hardware has to count, so that everything it says is newer than what the old one said. */
    public Uni<Long> leastEpoch(DeviceId device) {
        return store.lastEpoch(device).map(last -> last + 1);
    }

    private Uni<Void> restore(DeviceId device, Standing standing, String by, Instant now) {
        return standing.state() == Standing.State.ACTIVE
                ? Uni.createFrom().voidItem()
                : store.save(device, new Standing(Standing.State.ACTIVE, "its hardware was replaced", by, now));
    }

    private static void demandNewer(Instant allowedAt, Standing standing) {
        if (standing.state() != Standing.State.ACTIVE && !allowedAt.isAfter(standing.since())) {
            throw new Refused(Problem.of(
                    401,
                    "expired-code",
                    "Enrolment refused",
                    "the device was shut out after this code was made; mint a new one"));
        }
    }
}
