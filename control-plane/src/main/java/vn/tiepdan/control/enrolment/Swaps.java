package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Mints the claims with which new hardware takes the place of a device's old one. */
@ApplicationScoped
public class Swaps {
    private final ClaimStore store;
    private final Devices devices;
    private final Transactions transactions;
    private final AuditLog audit;
    private final ClaimRules rules;

    Swaps(ClaimStore store, Devices devices, Transactions transactions, AuditLog audit, ClaimRules rules) {
        this.store = store;
        this.devices = devices;
        this.transactions = transactions;
        this.audit = audit;
        this.rules = rules;
    }

    /**
     * Changes nothing for the device until the code is used; codes that were made for it before are good no more. Fails with
     * {@link Refused} for a stranger.
     *
     * @param approval whether somebody shall look at the new hardware before it takes the place; a swap is quick, so never by default
     * @param by       account name of the operator
     */
    public Uni<Claims.Minted> mint(DeviceId device, boolean approval, String by) {
        var code = ClaimRules.freshCode();
        var fingerprint = ClaimRules.fingerprint(code);
        return transactions
                .in(() -> devices.find(device)
                        .map(found -> rules.replacing(found.orElseThrow(Devices::unknown), approval, by))
                        .call(claim -> store.insert(fingerprint, claim))
                        .call(() -> store.endOthers(device, fingerprint, rules.now()))
                        .call(() -> audit.add(
                                new AuditLog.Deed(Actor.account(by), "replacement-allowed", "device:" + device, ""))))
                .map(claim -> new Claims.Minted(ClaimRules.spelled(code), claim));
    }
}
