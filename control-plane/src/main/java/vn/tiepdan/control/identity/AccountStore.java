package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Somebody who has signed in.
     *
     * @param vouched      their posts by the word of another authority; what an account gives them is not among these
     * @param secondFactor whether they have proven more than that they know a password
     */
    record Begun(String tokenFingerprint, String name, Set<Post> vouched, boolean secondFactor) {}

    /** As they are now: by the word of another authority, and by their account. */
    record SignedIn(Staff staff, boolean secondFactor) {}

    Uni<Void> begin(Begun begun, Instant at, Instant until);

    /** Nobody when their account is disabled. */
    Uni<Optional<SignedIn>> signedIn(String tokenFingerprint, Instant now);

    /** Also forgets what has expired. */
    Uni<Void> end(String tokenFingerprint, Instant now);

    /** Ends every session under this name. */
    Uni<Void> endAll(String name);
}
