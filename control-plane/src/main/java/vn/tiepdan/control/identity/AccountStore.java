package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Accounts and the sessions of those who signed in. Every method takes part in the caller's transaction. */
public interface AccountStore {
    record Account(Staff staff, PasswordHash password) {}

    Uni<Boolean> empty();

    Uni<Void> insert(Account account, Instant at);

    Uni<Optional<Account>> find(String name);

    Uni<Void> begin(String tokenFingerprint, Staff staff, Instant at, Instant until);

    Uni<Optional<Staff>> signedIn(String tokenFingerprint, Instant now);

    /** Also forgets what has expired. */
    Uni<Void> end(String tokenFingerprint, Instant now);
}
