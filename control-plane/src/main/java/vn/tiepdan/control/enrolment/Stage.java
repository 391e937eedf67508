package vn.tiepdan.control.enrolment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.KeyFingerprint;

/**
 * How far a claim is on its way to a certificate. The first key that comes with its code binds it; from then on the code is worthless
 * to every other key. Moves that change nothing give the same stage, so repeating one is harmless (RFC 7030 §4.2.3: the client is
 * stateless and sends the same request until the answer is another one).
 */
public sealed interface Stage {
    Stage UNUSED = new Unused();

    /** Nobody has come with the code. */
    record Unused() implements Stage {}

    /** A person is to look at the key. */
    record Waiting(Asking asking) implements Stage {}

    /** The key gets its certificate when it comes again. */
    record Approved(Asking asking, Decision decision) implements Stage {}

    /** The code is dead. */
    record Rejected(Asking asking, Decision decision) implements Stage {}

    /** The key has its certificate. It may come again, because the answer may have been lost on the way. */
    record Used(KeyFingerprint key, Optional<Decision> approval) implements Stage {}

    /**
     * The first request with the code.
     *
     * @param from the address it came from
     */
    record Asking(KeyFingerprint key, String from, Instant since) {}

    /**
     * @param by  account name of the operator; it may be the one who minted the code, because what is looked at is the machine and not
     *            the wish for one
     * @param why empty for an approval
     */
    record Decision(String by, Instant at, String why) {}

    /** What becomes of it when a key comes with the code: {@link Used}, {@link Waiting}, or a refusal. */
    default Stage asked(Claim claim, Asking asking) {
        return switch (this) {
            case Unused _ -> {
                demandTime(claim, asking.since());
                yield claim.approval() ? new Waiting(asking) : new Used(asking.key(), Optional.empty());
            }
            case Waiting(var first) -> {
                demandBound(claim, first, asking);
                yield this;
            }
            case Approved(var first, var decision) -> {
                demandBound(claim, first, asking);
                yield new Used(first.key(), Optional.of(decision));
            }
            case Rejected rejected -> throw rejected(rejected.decision());
            case Used used -> {
                if (!used.key().equals(asking.key())) {
                    throw refusal("used-code", 401, "another device has used this code; mint a new one");
                }
                demandTime(claim, asking.since());
                yield this;
            }
        };
    }

    /** Approving what was approved before changes nothing. */
    default Stage approved(Claim claim, KeyFingerprint key, Decision decision) {
        return switch (this) {
            case Waiting(var asking) -> {
                demandCompared(asking.key(), key);
                demandOpen(claim, decision.at());
                yield new Approved(asking, decision);
            }
            case Approved approved -> {
                demandCompared(approved.asking().key(), key);
                yield this;
            }
            case Used(var used, var approval)
            when approval.isPresent() -> {
                demandCompared(used, key);
                yield this;
            }
            case Rejected rejected -> throw decided(rejected.decision(), "It was rejected; mint a new code.");
            case Unused _, Used _ -> throw Approvals.unknown();
        };
    }

    /** An approval can be taken back until the key has come for its certificate. */
    default Stage rejected(Claim claim, KeyFingerprint key, Decision decision) {
        return switch (this) {
            case Waiting(var asking) -> {
                demandCompared(asking.key(), key);
                demandOpen(claim, decision.at());
                yield new Rejected(asking, decision);
            }
            case Approved approved -> {
                demandCompared(approved.asking().key(), key);
                yield new Rejected(approved.asking(), decision);
            }
            case Rejected rejected -> {
                demandCompared(rejected.asking().key(), key);
                yield this;
            }
            case Used used
            when used.approval().isPresent() ->
                throw decided(
                        used.approval().get(),
                        "It was approved and has its certificate; quarantine or revoke the device on its page.");
            case Unused _, Used _ -> throw Approvals.unknown();
        };
    }

    private static void demandBound(Claim claim, Asking first, Asking next) {
        if (!first.key().equals(next.key())) {
            throw new Refused(Problem.of(
                            401,
                            "bound-code",
                            "Enrolment refused",
                            "another device came first with this code and waits for approval; mint a new one")
                    .with(Map.of("device", claim.device().value())));
        }
        demandTime(claim, next.since());
    }

    private static void demandTime(Claim claim, Instant now) {
        if (claim.over(now)) {
            throw refusal("expired-code", 401, "the code has expired; mint a new one");
        }
    }

    private static void demandOpen(Claim claim, Instant now) {
        if (claim.over(now)) {
            throw new Refused(Problem.of(
                    409,
                    "enrolment-over",
                    "The request has expired",
                    "Its code was good until " + claim.expiresAt() + "; mint a new one."));
        }
    }

    private static void demandCompared(KeyFingerprint waiting, KeyFingerprint compared) {
        if (!waiting.equals(compared)) {
            throw new Refused(Problem.of(
                    409,
                    "another-key",
                    "Another key waits there",
                    "Look at the list again and compare the fingerprint with the one on the device."));
        }
    }

    private static Refused rejected(Decision decision) {
        return new Refused(Problem.of(
                        403,
                        "rejected-code",
                        "Enrolment refused",
                        "an operator has rejected this request; ask them, and mint a new code")
                .with(Map.of("why", decision.why())));
    }

    private static Refused decided(Decision before, String next) {
        return new Refused(Problem.of(409, "enrolment-decided", "It was decided otherwise before", next)
                .with(Map.of("by", before.by(), "at", before.at().toString())));
    }

    private static Refused refusal(String word, int status, String detail) {
        return new Refused(Problem.of(status, word, "Enrolment refused", detail));
    }
}
