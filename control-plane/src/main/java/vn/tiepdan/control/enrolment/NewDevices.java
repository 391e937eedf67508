package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import vn.tiepdan.control.fleet.Admission;
import vn.tiepdan.control.fleet.Device;

/** Makes the device of a claim known to the fleet and signs its key. */
@ApplicationScoped
class NewDevices {
    private final Admission fleet;
    private final Certificates certificates;
    private final Clock clock;

    NewDevices(Admission fleet, Certificates certificates, Clock clock) {
        this.fleet = fleet;
        this.certificates = certificates;
        this.clock = clock;
    }

    Uni<X509Certificate> welcome(Claim claim, PublicKey key) {
        var device = new Device(claim.device(), claim.site(), claim.role(), claim.label(), clock.instant());
        return fleet.admit(device).chain(() -> certificates.sign(claim.device(), key));
    }
}
