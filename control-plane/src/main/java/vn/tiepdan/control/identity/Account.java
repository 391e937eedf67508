package vn.tiepdan.control.identity;

import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.control.platform.StaffRole;

/**
 * The account of a member of staff.
 *
 * @param displayName what colleagues call them; may be empty
 * @param disabledAt  since when nobody can sign in with it
 */
public record Account(
        Staff staff, String displayName, Optional<Instant> disabledAt, PasswordHash password, Instant madeAt) {
    public static final int LONGEST_DISPLAY_NAME = 80;

    public Account {
        if (displayName.length() > LONGEST_DISPLAY_NAME) {
            throw new IllegalArgumentException("displayName must have at most " + LONGEST_DISPLAY_NAME + " characters");
        }
    }

    static Account fresh(Staff staff, String displayName, PasswordHash password, Instant now) {
        return new Account(staff, displayName, Optional.empty(), password, now);
    }

    public String name() {
        return staff.name();
    }

    public boolean enabled() {
        return disabledAt.isEmpty();
    }

    Account with(PasswordHash fresh) {
        return new Account(staff, displayName, disabledAt, fresh, madeAt);
    }

    /** Somebody who can sign in and change accounts. */
    boolean administers() {
        return enabled() && staff.role() == StaffRole.ADMINISTRATOR;
    }
}
