package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/**
 * Writes down what happens on the way of a code, and tells the open pages. What happens before there is a device is about its site, so
 * that whoever reaches the site can read it; what happens to a replacement is about the device, wherever it goes later.
 */
@ApplicationScoped
class Notes {
    private final AuditLog audit;
    private final Live live;
    private final Transactions transactions;

    Notes(AuditLog audit, Live live, Transactions transactions) {
        this.audit = audit;
        this.live = live;
        this.transactions = transactions;
    }

    Uni<Void> asked(Claim claim, Stage.Asking asking) {
        return about(
                Actor.device(claim.device()),
                "enrolment-waiting",
                claim,
                asking.key().spelled());
    }

    Uni<Void> approved(Claim claim, Stage.Approved approved) {
        var by = Actor.account(approved.decision().by());
        return about(by, "enrolment-approved", claim, approved.asking().key().spelled());
    }

    Uni<Void> rejected(Claim claim, Stage.Rejected rejected) {
        var by = Actor.account(rejected.decision().by());
        return about(
                by,
                "enrolment-rejected",
                claim,
                rejected.asking().key().spelled() + " " + rejected.decision().why());
    }

    private Uni<Void> about(Actor actor, String action, Claim claim, String more) {
        var device = "device:" + claim.device();
        var subject = switch (claim.purpose()) {
            case NEW_DEVICE -> "site:" + claim.site();
            case REPLACEMENT -> device;
        };
        return audit.add(new AuditLog.Deed(actor, action, subject, device + " " + more))
                .chain(() -> told(claim));
    }

    Uni<Void> enrolled(Claim claim) {
        var what = switch (claim.purpose()) {
            case NEW_DEVICE -> "device-enrolled";
            case REPLACEMENT -> "device-replaced";
        };
        return audit.add(new AuditLog.Deed(
                        Actor.device(claim.device()), what, "device:" + claim.device(), "site:" + claim.site()))
                .chain(() -> claim.approval() ? told(claim) : Uni.createFrom().voidItem());
    }

    Uni<Void> refused(String from, Refused failure) {
        var problem = failure.problem();
        var device = Optional.ofNullable(problem.more().get("device")).map(it -> " device:" + it);
        return audit.add(new AuditLog.Deed(
                Actor.stranger(), "enrolment-refused", "address:" + from, problem.type() + device.orElse("")));
    }

    private Uni<Void> told(Claim claim) {
        return transactions.tellAfterCommit(
                () -> live.changed(Live.Kind.ENROLMENT, claim.site().value()));
    }
}
