package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.util.HexFormat;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Exchanges a claim's code for a certificate. */
@ApplicationScoped
public class Enrolment {
    private final ClaimStore store;
    private final NewDevices devices;
    private final Transactions transactions;
    private final AuditLog audit;
    private final ClaimRules rules;

    Enrolment(ClaimStore store, NewDevices devices, Transactions transactions, AuditLog audit, ClaimRules rules) {
        this.store = store;
        this.devices = devices;
        this.transactions = transactions;
        this.audit = audit;
        this.rules = rules;
    }

    /**
     * A certificate for this key, when the code is right. New hardware of a device takes its place with it, once and for all. The same key may come again with the same code until it expires,
     * because the first answer may have been lost on the way; any other key is refused.
     *
     * @param from where the caller is, to slow down guessing
     */
    public Uni<Welcome> redeem(String code, PublicKey key, String from) {
        rules.demandPatience(from);
        var codeFingerprint = ClaimRules.fingerprint(code);
        var keyFingerprint = Secrets.fingerprint(HexFormat.of().formatHex(key.getEncoded()));
        return transactions
                .in(() -> store.lock(codeFingerprint)
                        .map(kept -> rules.usable(kept, keyFingerprint))
                        .call(() -> store.use(codeFingerprint, keyFingerprint, rules.now()))
                        .call(kept -> store.endOthers(kept.claim().device(), codeFingerprint, rules.now()))
                        .chain(kept -> devices.welcome(
                                        kept.claim(), key, kept.usedBy().isPresent())
                                .call(() -> enrolled(kept.claim()))))
                .invoke(() -> rules.succeeded(from))
                .onFailure(Refused.class)
                .call(failure -> refused(from, (Refused) failure));
    }

    private Uni<Void> enrolled(Claim claim) {
        var what = switch (claim.purpose()) {
            case NEW_DEVICE -> "device-enrolled";
            case REPLACEMENT -> "device-replaced";
        };
        return audit.add(new AuditLog.Deed(
                Actor.device(claim.device()), what, "device:" + claim.device(), "site:" + claim.site()));
    }

    private Uni<Void> refused(String from, Refused failure) {
        rules.failed(from);
        return audit.add(new AuditLog.Deed(
                Actor.stranger(),
                "enrolment-refused",
                "address:" + from,
                failure.problem().type()));
    }
}
