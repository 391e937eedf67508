package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Role;

/** Mints the claims with which devices get in. */
@ApplicationScoped
public class Claims {
    private final ClaimStore store;
    private final Bodies bodies;
    private final Transactions transactions;
    private final AuditLog audit;
    private final ClaimRules rules;

    Claims(ClaimStore store, Bodies bodies, Transactions transactions, AuditLog audit, ClaimRules rules) {
        this.store = store;
        this.bodies = bodies;
        this.transactions = transactions;
        this.audit = audit;
        this.rules = rules;
    }

    /** @param code shown to the operator once, for example {@code 7K2M-Q9XD-40RT} */
    public record Minted(String code, Claim claim) {}

    /**
     * @param approval whether somebody shall look at the device before it gets its certificate; empty for {@link #approvalByDefault}
     */
    public record Wish(SiteId site, Role role, String label, Optional<Boolean> approval) {}

    /** What holds where nobody has said. */
    public boolean approvalByDefault() {
        return rules.approvalByDefault();
    }

    /** @param by account name of the operator */
    public Uni<Minted> mint(Wish wish, String by) {
        var site = wish.site();
        var role = wish.role();
        var claim = rules.fresh(wish, by);
        var code = ClaimRules.freshCode();
        return transactions
                .in(() -> demandSite(site)
                        .chain(() -> store.insert(ClaimRules.fingerprint(code), claim))
                        .chain(() -> audit.add(new AuditLog.Deed(
                                Actor.account(by),
                                "claim-minted",
                                "device:" + claim.device(),
                                role.name().toLowerCase(Locale.ROOT) + " site:" + site
                                        + (claim.approval() ? " approval" : "")))))
                .replaceWith(() -> new Minted(ClaimRules.spelled(code), claim));
    }

    private Uni<Void> demandSite(SiteId site) {
        return bodies.site(site)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(unknownSite()));
    }

    /** What is answered about a site that does not exist. */
    public static Refused unknownSite() {
        return new Refused(Problem.atField("unknown-site", "No such site", "choose a site of the list", "site"));
    }
}
