package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.KeyFingerprint;

/** Exchanges a claim's code for a certificate. */
@ApplicationScoped
public class Enrolment {
    private final ClaimStore store;
    private final NewDevices devices;
    private final Transactions transactions;
    private final Notes notes;
    private final ClaimRules rules;

    Enrolment(ClaimStore store, NewDevices devices, Transactions transactions, Notes notes, ClaimRules rules) {
        this.store = store;
        this.devices = devices;
        this.transactions = transactions;
        this.notes = notes;
        this.rules = rules;
    }

    /**
     * A certificate for this key, when the code is right and, where the claim asks for it, a person has approved the key. New hardware of
     * a device takes its place with it, once and for all. The same key may come again with the same code until it expires, because the
     * first answer may have been lost on the way; any other key is refused.
     *
     * @param role what the device says that it is; null where it does not say it
     * @param from where the caller is, to slow down guessing
     */
    public Uni<Answer> redeem(String code, PublicKey key, @Nullable String role, String from) {
        rules.demandPatience(from);
        var asking = new Stage.Asking(KeyFingerprint.of(key), from, rules.now());
        return transactions
                .in(() -> store.lock(ClaimRules.fingerprint(code))
                        .map(ClaimRules::known)
                        .invoke(kept -> ClaimRules.demandRole(kept.claim(), role))
                        .chain(before ->
                                go(before, before.at(before.stage().asked(before.claim(), asking)), key, from)))
                .onFailure(Refused.class)
                .call(failure -> refused(from, (Refused) failure));
    }

    private Uni<Answer> go(ClaimStore.Kept before, ClaimStore.Kept after, PublicKey key, String from) {
        return switch (after.stage()) {
            case Stage.Used _ -> welcome(before, after, key).invoke(() -> rules.succeeded(from));
            case Stage.Waiting(var asking) ->
                (after.equals(before) ? Uni.createFrom().voidItem() : waits(after, asking))
                        .replaceWith(() -> new Answer.ComeAgain(asking.key(), rules.retryAfter()));
            case Stage.Unused _, Stage.Approved _, Stage.Rejected _ ->
                throw new IllegalStateException("a key is not answered at this stage");
        };
    }

    private Uni<Void> waits(ClaimStore.Kept kept, Stage.Asking asking) {
        return store.save(kept, rules.now()).chain(() -> notes.asked(kept.claim(), asking));
    }

    private Uni<Answer> welcome(ClaimStore.Kept before, ClaimStore.Kept after, PublicKey key) {
        var claim = after.claim();
        return store.save(after, rules.now())
                .chain(() -> store.endOthers(claim.device(), after.codeFingerprint(), rules.now()))
                .chain(() -> devices.welcome(claim, key, before.stage() instanceof Stage.Used))
                .call(() -> notes.enrolled(claim))
                .map(welcome -> welcome);
    }

    private Uni<Void> refused(String from, Refused failure) {
        rules.failed(from);
        return notes.refused(from, failure);
    }
}
