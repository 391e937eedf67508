package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Reaches;
import vn.tiepdan.control.platform.Right;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Recognises who signed in, with what they may do at this moment: a role that was taken away or has ended counts no more. */
@ApplicationScoped
public class Callers {
    private final AccountStore accounts;
    private final SecondFactors secondFactors;
    private final Bodies bodies;
    private final Transactions transactions;
    private final Clock clock;

    Callers(AccountStore accounts, SecondFactors secondFactors, Bodies bodies, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.bodies = bodies;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record Caller(Staff staff, Reaches reaches) {}

    public Uni<Optional<Caller>> holderOf(String token) {
        return transactions.reading(() -> accounts.signedIn(Secrets.fingerprint(token), clock.instant())
                .map(found -> found.filter(this::isProven).map(AccountStore.SignedIn::staff))
                .chain(found -> found.map(staff -> caller(staff).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Who was given a role since that needs more than a password signs in once more. */
    private boolean isProven(AccountStore.SignedIn signedIn) {
        return signedIn.secondFactor() || !secondFactors.requiredOf(signedIn.staff());
    }

    private Uni<Caller> caller(Staff staff) {
        var tops = staff.rights().stream().collect(Collectors.toMap(Function.identity(), staff::bodies));
        return bodies.reaches(Set.copyOf(tops.values()))
                .map(reaches -> new Caller(staff, new Reaches(reaches(staff, tops, reaches))));
    }

    private static Map<Right, Reach> reaches(
            Staff staff, Map<Right, Set<BodyId>> tops, Map<Set<BodyId>, Reach> reaches) {
        return tops.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        right -> staff.everywhere(right.getKey())
                                ? Reach.EVERYTHING
                                : reaches.getOrDefault(right.getValue(), Reach.NOTHING)));
    }
}
