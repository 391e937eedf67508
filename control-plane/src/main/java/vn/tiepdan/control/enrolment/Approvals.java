package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiFunction;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.KeyFingerprint;

/** Lets people decide about keys that wait for approval. */
@ApplicationScoped
public class Approvals {
    private final ClaimStore store;
    private final Transactions transactions;
    private final Notes notes;
    private final ClaimRules rules;

    Approvals(ClaimStore store, Transactions transactions, Notes notes, ClaimRules rules) {
        this.store = store;
        this.transactions = transactions;
        this.notes = notes;
        this.rules = rules;
    }

    /** @param name of the account */
    public record Decider(String name, Reach reach) {}

    /** What waits, or was approved and not fetched yet, oldest first. */
    public Uni<List<ClaimStore.Kept>> underWay(Reach reach) {
        return transactions
                .in(() -> store.underWay(rules.now()))
                .map(all -> all.stream()
                        .filter(it -> reach.covers(it.claim().site()))
                        .toList());
    }

    /**
     * The key gets its certificate when it comes again, for as long as a fresh code lasts. Approving it twice is one approval. Fails with
     * {@link Refused} where nothing waits in reach of the decider, where another key waits, and for what was rejected or is over.
     *
     * @param compared what the decider has seen
     */
    public Uni<ClaimStore.Kept> approve(DeviceId device, KeyFingerprint compared, Decider by) {
        var decision = new Stage.Decision(by.name(), rules.now(), "");
        return decide(device, by.reach(), (claim, stage) -> stage.approved(claim, compared, decision));
    }

    /** The code is dead from now on. Fails like {@link #approve}, and for a key that has its certificate. */
    public Uni<ClaimStore.Kept> reject(DeviceId device, KeyFingerprint compared, String why, Decider by) {
        var decision = new Stage.Decision(by.name(), rules.now(), why);
        return decide(device, by.reach(), (claim, stage) -> stage.rejected(claim, compared, decision));
    }

    private Uni<ClaimStore.Kept> decide(DeviceId device, Reach reach, BiFunction<Claim, Stage, Stage> move) {
        return transactions.in(() -> store.lockBound(device)
                .map(found ->
                        found.filter(it -> reach.covers(it.claim().site())).orElseThrow(Approvals::unknown))
                .chain(before -> keep(before, before.at(move.apply(before.claim(), before.stage())))));
    }

    private Uni<ClaimStore.Kept> keep(ClaimStore.Kept before, ClaimStore.Kept after) {
        if (after.equals(before)) {
            return Uni.createFrom().item(after);
        }
        return switch (after.stage()) {
            case Stage.Approved approved -> {
                var longer = after.lasting(rules.approvedUntil());
                yield store.save(longer, rules.now())
                        .chain(() -> notes.approved(after.claim(), approved))
                        .replaceWith(longer);
            }
            case Stage.Rejected rejected ->
                store.save(after, rules.now())
                        .chain(() -> notes.rejected(after.claim(), rejected))
                        .replaceWith(after);
            case Stage.Unused _, Stage.Waiting _, Stage.Used _ -> throw new IllegalStateException("nobody decides so");
        };
    }

    /** What is answered about a device for which nothing waits, or that stands out of reach. */
    public static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-enrolment", "Nothing waits for approval there", "Choose one of the list of enrolments."));
    }
}
