package vn.tiepdan.control.enrolment.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.ClaimStore;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

@Entity
@Table(name = "claim")
@SuppressWarnings("NullAway.Init")
class ClaimRow {
    @Id
    String codeHash;

    @Enumerated(EnumType.STRING)
    Claim.Purpose purpose;

    String device;
    String site;

    @Enumerated(EnumType.STRING)
    Role role;

    String label;
    String madeBy;
    Instant madeAt;
    Instant expiresAt;

    @Nullable
    Instant usedAt;

    @Nullable
    String keyHash;

    static ClaimRow of(String codeFingerprint, Claim claim) {
        var row = new ClaimRow();
        row.codeHash = codeFingerprint;
        row.purpose = claim.purpose();
        row.device = claim.device().value();
        row.site = claim.site().value();
        row.role = claim.role();
        row.label = claim.label();
        row.madeBy = claim.madeBy();
        row.madeAt = claim.madeAt();
        row.expiresAt = claim.expiresAt();
        return row;
    }

    ClaimStore.Kept asKept() {
        var claim = new Claim(purpose, new DeviceId(device), new SiteId(site), role, label, madeBy, madeAt, expiresAt);
        return new ClaimStore.Kept(claim, Optional.ofNullable(keyHash));
    }
}
