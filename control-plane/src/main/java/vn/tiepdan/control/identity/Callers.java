package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;

/** Recognises who signed in, with what they may do at this moment: a role or a body that was taken away counts no more. */
@ApplicationScoped
public class Callers {
    private final AccountStore accounts;
    private final Bodies bodies;
    private final Transactions transactions;
    private final Clock clock;

    Callers(AccountStore accounts, Bodies bodies, Transactions transactions, Clock clock) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record Caller(Staff staff, Reach reach) {}

    public Uni<Optional<Caller>> holderOf(String token) {
        return transactions.reading(() -> accounts.signedIn(Secrets.fingerprint(token), clock.instant())
                .chain(found -> found.map(staff -> reach(staff).map(reach -> Optional.of(new Caller(staff, reach))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<Reach> reach(Staff staff) {
        if (staff.role() == StaffRole.ADMINISTRATOR) {
            return Uni.createFrom().item(Reach.EVERYTHING);
        }
        return staff.bodies().isEmpty() ? Uni.createFrom().item(Reach.NOTHING) : bodies.reach(staff.bodies());
    }
}
