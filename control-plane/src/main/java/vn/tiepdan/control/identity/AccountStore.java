package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts and the sessions of those who signed in. Every method takes part in the caller's transaction. */
public interface AccountStore {
    Uni<Boolean> empty();

    /** One changes accounts at a time, until the transaction ends. */
    Uni<Void> lock();

    /** By name. */
    Uni<List<Account>> all();

    Uni<Void> insert(Account account);

    Uni<Void> update(Account account);

    Uni<Optional<Account>> find(String name);

    /** @param secondFactor whether they have proven more than that they know a password */
    record Begun(String tokenFingerprint, Staff staff, boolean secondFactor) {}

    Uni<Void> begin(Begun begun, Instant at, Instant until);

    /** As their account is now; nobody when it is disabled. */
    Uni<Optional<Begun>> signedIn(String tokenFingerprint, Instant now);

    /** Also forgets what has expired. */
    Uni<Void> end(String tokenFingerprint, Instant now);

    /** Ends every session under this name. */
    Uni<Void> endAll(String name);
}
