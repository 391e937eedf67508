package vn.tiepdan.control.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.platform.StaffRole;

/**
 * The account of a member of staff.
 *
 * @param displayName what colleagues call them; may be empty
 * @param disabledAt  since when nobody can sign in with it
 * @param password    empty where another authority (OIDC) proves who it is, and only the roles are given here
 * @param mandates    those that are over included
 */
public record Account(
        String name,
        String displayName,
        Optional<Instant> disabledAt,
        Optional<PasswordHash> password,
        Instant madeAt,
        List<Mandate> mandates) {
    public static final int LONGEST_DISPLAY_NAME = 80;

    public Account {
        if (!Staff.isName(name)) {
            throw new IllegalArgumentException("not a name of staff");
        }
        if (displayName.length() > LONGEST_DISPLAY_NAME) {
            throw new IllegalArgumentException("displayName must have at most " + LONGEST_DISPLAY_NAME + " characters");
        }
        mandates = List.copyOf(mandates);
    }

    public boolean enabled() {
        return disabledAt.isEmpty();
    }

    /** Who it lets in at a moment. */
    public Staff staff(Instant moment) {
        return new Staff(
                name,
                mandates.stream()
                        .filter(it -> it.holds(moment))
                        .map(Mandate::post)
                        .collect(Collectors.toSet()));
    }

    Account with(PasswordHash fresh) {
        return new Account(name, displayName, disabledAt, Optional.of(fresh), madeAt, mandates);
    }

    /** In place of the one of the same id, if there is one. */
    Account with(Mandate one) {
        var others = mandates.stream().filter(it -> !it.id().equals(one.id()));
        return new Account(
                name,
                displayName,
                disabledAt,
                password,
                madeAt,
                Stream.concat(others, Stream.of(one)).toList());
    }

    Account without(Mandate one) {
        return new Account(
                name,
                displayName,
                disabledAt,
                password,
                madeAt,
                mandates.stream().filter(it -> !it.id().equals(one.id())).toList());
    }

    /** Somebody who can sign in and change accounts, now and as long as is known. */
    boolean administers(Instant now) {
        return enabled()
                && mandates.stream()
                        .filter(it -> it.post().role() == StaffRole.ADMINISTRATOR)
                        .anyMatch(it -> it.holds(now) && it.until().isEmpty());
    }
}
