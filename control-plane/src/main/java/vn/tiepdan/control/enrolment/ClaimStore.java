package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.DeviceId;

/** The claims, known by the fingerprint of their code. Every method takes part in the caller's transaction. */
public interface ClaimStore {
    record Kept(String codeFingerprint, Claim claim, Stage stage) {
        /** The same claim, further on. */
        Kept at(Stage next) {
            return new Kept(codeFingerprint, claim, next);
        }

        Kept lasting(Instant until) {
            return new Kept(codeFingerprint, claim.lasting(until), stage);
        }
    }

    Uni<Void> insert(String codeFingerprint, Claim claim);

    /** No other code for this device is good any more: new hardware shall not be thrown out by an old code. */
    Uni<Void> endOthers(DeviceId device, String codeFingerprint, Instant at);

    /** Locked until the transaction ends, so that of two devices with one code only one gets in. */
    Uni<Optional<Kept>> lock(String codeFingerprint);

    /** The newest claim of this device to which a key is bound, locked like {@link #lock}. */
    Uni<Optional<Kept>> lockBound(DeviceId device);

    /** Writes stage and end of a claim that is locked. */
    Uni<Void> save(Kept kept, Instant at);

    /** Those that wait, or were approved and not yet fetched, and are not over; oldest first. */
    Uni<List<Kept>> underWay(Instant now);
}
