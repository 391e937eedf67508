package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/** Asks for a one-time password beside the password where an account has one, or must have one. */
@ApplicationScoped
class SecondFactors {
    private static final Pattern DIGITS = Pattern.compile("\\d{6}");

    private final SecondFactorStore store;
    private final SecretBox box;
    private final IdentitySettings settings;
    private final Transactions transactions;
    private final Clock clock;

    SecondFactors(
            SecondFactorStore store, SecretBox box, IdentitySettings settings, Transactions transactions, Clock clock) {
        this.store = store;
        this.box = box;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param address for a QR code, {@code otpauth://…} */
    record Proposed(String secret, String address) {
        @Override
        public String toString() {
            return "Proposed[]";
        }
    }

    boolean requiredOf(Staff staff) {
        return !settings.development() && staff.needsSecondFactor();
    }

    /** Another one each time, until the first code is right. Fails with {@link Refused} when there is one that is confirmed. */
    Uni<Proposed> propose(String account) {
        var secret = OneTimeSecret.fresh();
        return transactions
                .in(() -> store.propose(account, box.close(secret.bytes(), account), now()))
                .map(done -> {
                    if (!done) {
                        throw SignIns.refusal(
                                409,
                                "second-factor-there",
                                "the account has a second factor; an administrator can take it away if it is lost");
                    }
                    return new Proposed(secret.text(), secret.address(account));
                });
    }

    /** @param code as it was typed: six digits, or a recovery code */
    Uni<Proof> prove(Staff staff, Optional<String> code) {
        if (settings.development()) {
            return Uni.createFrom().item(new Proof.NotAsked());
        }
        return transactions.in(() -> store.find(staff.name()).chain(found -> {
            var confirmed = found.filter(it -> it.since().isPresent());
            if (confirmed.isPresent()) {
                return code.map(it -> known(confirmed.get(), it.strip()))
                        .orElseGet(() -> item(new Proof.Missing(SignIns.refusal(
                                401, "code-needed", "send the six digits that your authenticator shows as code"))));
            }
            if (found.isPresent() && code.isPresent()) {
                return first(found.get(), code.get().strip());
            }
            return item(
                    requiredOf(staff)
                            ? new Proof.Missing(SignIns.refusal(
                                    403,
                                    "set-up-needed",
                                    "the account needs a second factor; get one at /api/v1/sign-in/second-factor"))
                            : new Proof.NotAsked());
        }));
    }

    private Uni<Proof> first(SecondFactor proposed, String code) {
        var step = secret(proposed).step(code, clock.instant());
        if (step.isEmpty()) {
            return item(wrong());
        }
        var fresh = RecoveryCode.fresh();
        var fingerprints = fresh.stream().map(RecoveryCode::fingerprint).toList();
        return store.confirm(proposed.account(), step.getAsLong(), now(), fingerprints)
                .map(done -> done ? new Proof.Given(fresh, OptionalInt.empty()) : used());
    }

    private Uni<Proof> known(SecondFactor factor, String code) {
        return DIGITS.matcher(code).matches() ? digits(factor, code) : recovery(factor.account(), code);
    }

    private Uni<Proof> digits(SecondFactor factor, String code) {
        var step = secret(factor).step(code, clock.instant());
        if (step.isEmpty()) {
            return item(wrong());
        }
        return store.use(factor.account(), step.getAsLong())
                .map(done -> done ? new Proof.Given(List.of(), OptionalInt.empty()) : used());
    }

    private Uni<Proof> recovery(String account, String typed) {
        return RecoveryCode.read(typed)
                .map(code -> store.useRecovery(account, code.fingerprint(), now())
                        .chain(done -> done
                                ? store.recoveryLeft(account)
                                        .map(left -> (Proof) new Proof.Given(List.of(), OptionalInt.of(left)))
                                : item(wrong())))
                .orElseGet(() -> item(wrong()));
    }

    private OneTimeSecret secret(SecondFactor factor) {
        return OneTimeSecret.of(box.open(factor.secret(), factor.account()));
    }

    /** Says the time here and never how far the code was off: that would tell a guesser when another guess fits. */
    private Proof wrong() {
        return new Proof.Wrong(new Refused(Problem.of(
                        401,
                        "wrong-one-time-code",
                        "Sign-in refused",
                        "the code is wrong or its time is over; send the next one, and compare the clock of the authenticator with"
                                + " serverTime")
                .with(Map.of("serverTime", clock.instant().toString()))));
    }

    private static Proof used() {
        return new Proof.Wrong(
                SignIns.refusal(401, "used-one-time-code", "the code was used already; wait for the next one"));
    }

    private static Uni<Proof> item(Proof proof) {
        return Uni.createFrom().item(proof);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
