package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The claims, known by the fingerprint of their code. Every method takes part in the caller's transaction. */
public interface ClaimStore {
    /** @param usedBy fingerprint of the key that used it, if one did */
    record Kept(Claim claim, Optional<String> usedBy) {}

    Uni<Void> insert(String codeFingerprint, Claim claim);

    /** Locked until the transaction ends, so that of two devices with one code only one gets in. */
    Uni<Optional<Kept>> lock(String codeFingerprint);

    Uni<Void> use(String codeFingerprint, String keyFingerprint, Instant at);
}
