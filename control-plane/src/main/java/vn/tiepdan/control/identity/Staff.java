package vn.tiepdan.control.identity;

import java.util.regex.Pattern;
import vn.tiepdan.control.platform.StaffRole;

/** A member of staff who has proven who they are. */
public record Staff(String name, StaffRole role) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{2,64}");

    public Staff {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of staff");
        }
    }

    /** Such a name can stand in a log and in an address, and looks like no other. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
