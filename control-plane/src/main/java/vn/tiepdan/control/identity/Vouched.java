package vn.tiepdan.control.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.StaffRole;

/**
 * Somebody as another authority (OIDC) describes them.
 *
 * @param name  any text; whether it can be a name here is not known yet
 * @param roles all that the authority says, most of which may mean nothing here
 */
public record Vouched(String name, Set<String> roles) {
    private static final Pattern BODY = Pattern.compile("body:([a-z0-9-]{2,40})");

    public Vouched {
        roles = Set.copyOf(roles);
    }

    /** Of roles like {@code body:hp-01}; without any they reach nothing, unless they are administrators. */
    Set<BodyId> bodies() {
        return roles.stream()
                .map(BODY::matcher)
                .filter(Matcher::matches)
                .map(role -> new BodyId(role.group(1)))
                .collect(Collectors.toSet());
    }

    /** Of several roles the first in the order of {@link StaffRole}. */
    Optional<StaffRole> role() {
        return Arrays.stream(StaffRole.values())
                .filter(role -> roles.contains(role.name()))
                .findFirst();
    }
}
