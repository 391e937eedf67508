package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.trust.Revocation;
import vn.tiepdan.wire.DeviceId;

/** Shuts devices out and lets them in again, and keeps the certificates by which they come. */
@ApplicationScoped
public class Standings {
    private final StandingStore store;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Consequences consequences;
    private final Clock clock;

    /** What follows when a device is shut out or let in. */
    @Singleton
    static class Consequences {
        private final Fleet fleet;
        private final ShutOut shutOut;
        private final Connections connections;

        Consequences(Fleet fleet, ShutOut shutOut, Connections connections) {
            this.fleet = fleet;
            this.shutOut = shutOut;
            this.connections = connections;
        }

        Uni<Void> within(DeviceId device, Standing standing) {
            return fleet.trustChanged(device, standing);
        }

        /** Its device stays trusted, so nothing but the connection has to go. */
        Uni<Void> oldHardwareEnds(DeviceId device) {
            return shutOut.refresh().chain(() -> connections.end(device));
        }

        Uni<Void> afterCommit(DeviceId device, Standing standing) {
            var noted = shutOut.refresh();
            return standing.state() == Standing.State.ACTIVE ? noted : noted.chain(() -> connections.end(device));
        }
    }

    Standings(StandingStore store, Transactions transactions, AuditLog audit, Consequences consequences, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** What we think of a device, and every certificate that it was given, newest first. */
    public record File(Standing standing, List<IssuedCertificate> certificates) {
        public File {
            certificates = List.copyOf(certificates);
        }
    }

    /** Fails with {@link Refused} for a stranger. */
    public Uni<File> file(DeviceId device) {
        return transactions.in(() -> store.find(device)
                .map(found -> found.orElseThrow(Devices::unknown))
                .chain(standing -> store.certificates(device).map(all -> new File(standing, all))));
    }

    public Uni<Admittance> admittance(DeviceId device, String serial) {
        return transactions.in(() -> store.admittance(device, serial));
    }

    /**
     * As {@link #admittance}, and until the caller's transaction ends nobody shuts the device out or replaces its hardware: whoever does
     * revokes all certificates that there are, the one too that the caller signs meanwhile.
     */
    public Uni<Admittance> admittanceMeanwhile(DeviceId device, String serial) {
        return transactions.in(() -> store.lock(device).chain(() -> store.admittance(device, serial)));
    }

    /** Which certificates serve no more, of those that had not ended by then. */
    public Uni<List<Revocation>> revoked(Instant endedBy) {
        return transactions.in(() -> store.revoked(endedBy));
    }

    /** Takes note of a certificate, in the caller's transaction. */
    public Uni<Void> issued(IssuedCertificate certificate) {
        return store.keep(certificate);
    }

    /**
     * Ends in the new standing when the device has it and its connection is gone. Fails with {@link Refused} for a stranger and for a
     * device that was revoked before.
     *
     * @param by account name of the operator
     */
    public Uni<Standing> change(DeviceId device, Standing.State next, String why, String by) {
        var now = clock.instant();
        return transactions.in(() -> store.lock(device).chain(found -> {
            var before = found.orElseThrow(Devices::unknown);
            var after = before.becomes(next, why, by, now);
            return after.equals(before)
                    ? Uni.createFrom().item(before)
                    : store.save(device, after)
                            .chain(() -> next == Standing.State.REVOKED
                                    ? store.revokeCertificates(device, now, Revocation.Reason.PRIVILEGE_WITHDRAWN)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> consequences.within(device, after))
                            .chain(() -> audit.add(deed(device, after)))
                            .call(() -> transactions.afterCommit(() -> consequences.afterCommit(device, after)))
                            .replaceWith(after);
        }));
    }

    private static AuditLog.Deed deed(DeviceId device, Standing after) {
        var action = switch (after.state()) {
            case ACTIVE -> "device-released";
            case QUARANTINED -> "device-quarantined";
            case REVOKED -> "device-revoked";
        };
        return new AuditLog.Deed(Actor.account(after.by()), action, "device:" + device, after.why());
    }
}
