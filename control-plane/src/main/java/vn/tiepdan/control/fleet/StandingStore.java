package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.trust.Revocation;
import vn.tiepdan.wire.DeviceId;

/** Whom we trust and by which certificates. Every method takes part in the caller's transaction. */
public interface StandingStore {
    /** The standing of an enrolled device, locked until the transaction ends; empty for a stranger. */
    Uni<Optional<Standing>> lock(DeviceId device);

    /** As {@link #lock}, without the lock. */
    Uni<Optional<Standing>> find(DeviceId device);

    Uni<Void> save(DeviceId device, Standing standing);

    /** The devices that are quarantined or revoked. */
    Uni<List<DeviceId>> shutOut();

    Uni<Void> keep(IssuedCertificate certificate);

    /** Every certificate of the device that is not revoked yet. */
    Uni<Void> revokeCertificates(DeviceId device, Instant at, Revocation.Reason reason);

    /** Of the certificates that had not ended by then: those that are revoked, and those of devices that are shut out. */
    Uni<List<Revocation>> revoked(Instant endedBy);

    /** Newest first. */
    Uni<List<IssuedCertificate>> certificates(DeviceId device);

    /** The highest boot epoch in which the device was ever heard, whatever it said; 0 for one that never was. */
    Uni<Long> lastEpoch(DeviceId device);

    /** What a connection with this certificate is. */
    Uni<Admittance> admittance(DeviceId device, String serial);
}
