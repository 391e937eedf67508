package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import vn.tiepdan.control.fleet.Admission;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Replacements;

/** Makes the device of a claim known to the fleet, or ends its old hardware, and signs its key. */
@ApplicationScoped
class NewDevices {
    private final Admission fleet;
    private final Replacements replacements;
    private final Certificates certificates;
    private final Clock clock;

    NewDevices(Admission fleet, Replacements replacements, Certificates certificates, Clock clock) {
        this.fleet = fleet;
        this.replacements = replacements;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** @param again whether this very key was welcomed before: it gets another certificate and that is all */
    Uni<Answer.Welcome> welcome(Claim claim, PublicKey key, boolean again) {
        return (again ? Uni.createFrom().voidItem() : makeRoom(claim))
                .chain(() -> certificates.sign(claim.device(), key))
                .chain(signed ->
                        replacements.leastEpoch(claim.device()).map(epoch -> new Answer.Welcome(signed, epoch)));
    }

    private Uni<Void> makeRoom(Claim claim) {
        return switch (claim.purpose()) {
            case NEW_DEVICE ->
                fleet.admit(new Device(claim.device(), claim.site(), claim.role(), claim.label(), clock.instant()));
            case REPLACEMENT -> replacements.begin(claim.device(), claim.madeBy(), claim.madeAt());
        };
    }
}
