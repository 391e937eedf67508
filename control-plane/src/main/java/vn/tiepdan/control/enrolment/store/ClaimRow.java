package vn.tiepdan.control.enrolment.store;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.ClaimStore;
import vn.tiepdan.control.enrolment.Stage;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.KeyFingerprint;
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

    /** Where its device stands now, which may have moved since; what there is not yet has the place that the code was made for. */
    @Formula("coalesce((select there.site from device there where there.id = device), site)")
    String place;

    @Enumerated(EnumType.STRING)
    Role role;

    String label;
    boolean approval;
    String madeBy;
    Instant madeAt;
    Instant expiresAt;

    @Nullable
    Instant usedAt;

    @Nullable
    String keyHash;

    @Nullable
    String askedFrom;

    @Nullable
    Instant askedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    Verdict decision;

    @Nullable
    String decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String decidedWhy;

    enum Verdict {
        APPROVED,
        REJECTED
    }

    static ClaimRow of(String codeFingerprint, Claim claim) {
        var row = new ClaimRow();
        row.codeHash = codeFingerprint;
        row.purpose = claim.purpose();
        row.device = claim.device().value();
        row.site = claim.site().value();
        row.place = row.site;
        row.role = claim.role();
        row.label = claim.label();
        row.approval = claim.approval();
        row.madeBy = claim.madeBy();
        row.madeAt = claim.madeAt();
        row.expiresAt = claim.expiresAt();
        return row;
    }

    ClaimStore.Kept asKept() {
        var claim = new Claim(
                purpose, new DeviceId(device), new SiteId(place), role, label, approval, madeBy, madeAt, expiresAt);
        return new ClaimStore.Kept(codeHash, claim, stage());
    }

    private Stage stage() {
        if (keyHash == null) {
            return Stage.UNUSED;
        }
        var key = new KeyFingerprint(keyHash);
        var verdict = Optional.ofNullable(decision);
        if (usedAt != null) {
            return new Stage.Used(key, verdict.map(_ -> decided()));
        }
        var asking = new Stage.Asking(key, requireNonNull(askedFrom), requireNonNull(askedAt));
        return verdict.<Stage>map(it -> switch (it) {
                    case APPROVED -> new Stage.Approved(asking, decided());
                    case REJECTED -> new Stage.Rejected(asking, decided());
                })
                .orElseGet(() -> new Stage.Waiting(asking));
    }

    private Stage.Decision decided() {
        return new Stage.Decision(
                requireNonNull(decidedBy), requireNonNull(decidedAt), requireNonNullElse(decidedWhy, ""));
    }

    /** What was written before stays: who asked first, and who approved what is used now. */
    void become(ClaimStore.Kept kept, Instant at) {
        expiresAt = kept.claim().expiresAt();
        switch (kept.stage()) {
            case Stage.Unused _ -> {}
            case Stage.Waiting(var asking) -> {
                keyHash = asking.key().value();
                askedFrom = asking.from();
                askedAt = asking.since();
            }
            case Stage.Approved approved -> decided(Verdict.APPROVED, approved.decision());
            case Stage.Rejected rejected -> decided(Verdict.REJECTED, rejected.decision());
            case Stage.Used used -> {
                keyHash = used.key().value();
                usedAt = at;
            }
        }
    }

    private void decided(Verdict verdict, Stage.Decision by) {
        decision = verdict;
        decidedBy = by.by();
        decidedAt = by.at();
        decidedWhy = by.why();
    }
}
