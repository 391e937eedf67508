package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.tiepdan.control.platform.Refused;

/** Lets members of staff in and out. */
@ApplicationScoped
public class SignIn {
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final SignIns signIns;
    private final Clock clock;

    SignIn(Passwords passwords, SecondFactors secondFactors, SignIns signIns, Clock clock) {
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.signIns = signIns;
        this.clock = clock;
    }

    /** @param token the secret of the browser's cookie */
    public record Session(String token, Staff staff) {
        @Override
        public String toString() {
            return "Session[" + staff + "]";
        }
    }

    /**
     * What somebody types.
     *
     * @param code six digits of their authenticator, or a recovery code
     * @param from address of the browser, to slow down guessing
     */
    public record Credentials(String name, String password, Optional<String> code, String from) {
        private Passwords.Trial trial() {
            return new Passwords.Trial(name, from);
        }

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /**
     * @param recoveryCodes     that were made now, to be shown this once
     * @param recoveryCodesLeft when one of them was used
     */
    public record Welcome(Session session, List<String> recoveryCodes, OptionalInt recoveryCodesLeft) {
        @Override
        public String toString() {
            return "Welcome[" + session + "]";
        }
    }

    /** @param secret to be typed, {@code address} for a QR code, into an authenticator */
    public record SetUp(String secret, String address) {
        @Override
        public String toString() {
            return "SetUp[]";
        }
    }

    /** Fails with {@link Refused}. */
    public Uni<Welcome> with(Credentials credentials) {
        return passwords.check(credentials.trial(), credentials.password()).chain(account -> {
            var staff = account.staff(clock.instant());
            return secondFactors.prove(staff, credentials.code()).chain(proof -> answer(credentials, staff, proof));
        });
    }

    /**
     * A second factor for whoever knows the password of an account that has none; the first code of it, given to {@link #with}, confirms
     * it. Fails with {@link Refused}.
     */
    public Uni<SetUp> setUp(Credentials credentials) {
        return passwords
                .check(credentials.trial(), credentials.password())
                .invoke(() -> passwords.none(credentials.trial()))
                .chain(account -> secondFactors.propose(account.name()))
                .map(it -> new SetUp(it.secret(), it.address()));
    }

    /**
     * Another authority can give roles, but never speak in the name of an account with a password of ours. Whether it asked for a second
     * factor is its own affair. Fails with {@link Refused}.
     */
    public Uni<Session> vouchedFor(Vouched who) {
        return Staff.isName(who.name())
                ? signIns.account(who.name()).chain(ours -> letIn(who, ours))
                : signIns.turnAway(who.name(), unusable());
    }

    private Uni<Session> letIn(Vouched who, Optional<Account> ours) {
        if (ours.flatMap(Account::password).isPresent()) {
            return signIns.turnAway(who.name(), unusable());
        }
        if (ours.filter(it -> !it.enabled()).isPresent()) {
            return signIns.turnAway(
                    who.name(),
                    SignIns.refusal(403, "account-disabled", "the account is disabled here; ask an administrator"));
        }
        var given = ours.map(it -> it.staff(clock.instant()).posts()).orElseGet(Set::of);
        return signIns.begin(new Staff(who.name(), who.posts()).with(given), who.posts(), true);
    }

    private static Refused unusable() {
        return SignIns.refusal(403, "unusable-name", "the account's name cannot be used here");
    }

    public Uni<Void> out(String token) {
        return signIns.end(token);
    }

    private Uni<Welcome> answer(Credentials credentials, Staff staff, Proof proof) {
        return switch (proof) {
            case Proof.NotAsked _ -> begin(credentials, staff, false, new Proof.Given(List.of(), OptionalInt.empty()));
            case Proof.Given given -> begin(credentials, staff, true, given);
            case Proof.Missing missing -> {
                passwords.none(credentials.trial());
                yield Uni.createFrom().failure(missing.why());
            }
            case Proof.Wrong wrong -> signIns.turnAway(credentials.name(), wrong.why());
        };
    }

    private Uni<Welcome> begin(Credentials credentials, Staff staff, boolean secondFactor, Proof.Given given) {
        return told(staff, given)
                .chain(() -> signIns.begin(staff, Set.of(), secondFactor))
                .invoke(() -> passwords.succeeded(credentials.trial()))
                .map(session -> new Welcome(
                        session,
                        given.fresh().stream().map(RecoveryCode::spelled).toList(),
                        given.left()));
    }

    private Uni<Void> told(Staff staff, Proof.Given given) {
        if (!given.fresh().isEmpty()) {
            return signIns.note(staff, "second-factor-set-up", "");
        }
        return given.left().isPresent()
                ? signIns.note(staff, "recovery-code-used", given.left().getAsInt() + " left")
                : Uni.createFrom().voidItem();
    }
}
