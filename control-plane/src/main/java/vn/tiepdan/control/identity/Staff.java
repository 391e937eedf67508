package vn.tiepdan.control.identity;

import java.util.Set;
import java.util.regex.Pattern;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.StaffRole;

/**
 * A member of staff who has proven who they are.
 *
 * @param bodies whose sites they see and command, with all bodies below; an administrator needs none
 */
public record Staff(String name, StaffRole role, Set<BodyId> bodies) {
    public static final String NAME_SYNTAX = "[a-z0-9._@-]{2,64}";

    private static final Pattern NAME = Pattern.compile(NAME_SYNTAX);

    public Staff {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of staff");
        }
        bodies = Set.copyOf(bodies);
    }

    /** Such a name can stand in a log and in an address, and looks like no other. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
