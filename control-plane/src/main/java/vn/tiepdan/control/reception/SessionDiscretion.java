package vn.tiepdan.control.reception;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Discretion;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.SessionId;

/** Knows who may know of which session: whoever reaches the place where the citizen sat, or the body that received. */
@ApplicationScoped
class SessionDiscretion implements Discretion {
    private static final String SESSION = "session:";

    private final SessionStore store;
    private final Transactions transactions;

    SessionDiscretion(SessionStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public Uni<Set<String>> knownTo(SecurityIdentity asking, Set<String> subjects) {
        var reach = Reach.of(asking);
        var asked = subjects.stream().flatMap(it -> session(it).stream()).collect(Collectors.toSet());
        if (reach.isEverything() || asked.isEmpty()) {
            return Uni.createFrom().item(subjects);
        }
        return transactions.in(() -> store.find(asked)).map(found -> {
            var known = found.stream()
                    .filter(it -> it.ticketed().isWithin(reach))
                    .map(it -> SESSION + it.id())
                    .collect(Collectors.toSet());
            return subjects.stream()
                    .filter(it -> !it.startsWith(SESSION) || known.contains(it))
                    .collect(Collectors.toSet());
        });
    }

    private static Optional<SessionId> session(String subject) {
        try {
            return subject.startsWith(SESSION)
                    ? Optional.of(SessionId.of(subject.substring(SESSION.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
