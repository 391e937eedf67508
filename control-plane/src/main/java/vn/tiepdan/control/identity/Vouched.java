package vn.tiepdan.control.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.platform.StaffRole;

/**
 * Somebody as another authority (OIDC) describes them.
 *
 * @param name  any text; whether it can be a name here is not known yet
 * @param roles all that the authority says, most of which may mean nothing here
 */
public record Vouched(String name, Set<String> roles) {
    public Vouched {
        roles = Set.copyOf(roles);
    }

    /** Of several roles the first in the order of {@link StaffRole}. */
    Optional<StaffRole> role() {
        return Arrays.stream(StaffRole.values())
                .filter(role -> roles.contains(role.name()))
                .findFirst();
    }
}
