package vn.tiepdan.control.identity.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.tiepdan.control.identity.AccountStore;
import vn.tiepdan.control.identity.Post;
import vn.tiepdan.control.identity.Staff;

@Entity
@Table(name = "sign_in")
@SuppressWarnings("NullAway.Init")
class SignInRow {
    private static final String BETWEEN = " ";

    @Id
    String tokenHash;

    String name;

    /** By the word of another authority, as {@link Post#toString} writes them, separated by blanks. */
    String posts;

    boolean secondFactor;
    Instant beganAt;
    Instant expiresAt;

    static SignInRow of(AccountStore.Begun begun, Instant at, Instant until) {
        var row = new SignInRow();
        row.tokenHash = begun.tokenFingerprint();
        row.name = begun.name();
        row.secondFactor = begun.secondFactor();
        row.posts = begun.vouched().stream().map(Post::toString).sorted().collect(Collectors.joining(BETWEEN));
        row.beganAt = at;
        row.expiresAt = until;
        return row;
    }

    Staff asStaff() {
        return new Staff(
                name,
                Arrays.stream(posts.split(BETWEEN))
                        .flatMap(it -> Post.parse(it).stream())
                        .collect(Collectors.toSet()));
    }
}
