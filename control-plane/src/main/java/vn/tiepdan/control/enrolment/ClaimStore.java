package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.wire.DeviceId;

/** The claims, known by the fingerprint of their code. Every method takes part in the caller's transaction. */
public interface ClaimStore {
    /** @param usedBy fingerprint of the key that used it, if one did */
    record Kept(Claim claim, Optional<String> usedBy) {}

    Uni<Void> insert(String codeFingerprint, Claim claim);

    /** No other code for this device is good any more: new hardware shall not be thrown out by an old code. */
    Uni<Void> endOthers(DeviceId device, String codeFingerprint, Instant at);

    /** Locked until the transaction ends, so that of two devices with one code only one gets in. */
    Uni<Optional<Kept>> lock(String codeFingerprint);

    Uni<Void> use(String codeFingerprint, String keyFingerprint, Instant at);
}
