package vn.tiepdan.control.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.StaffRole;

/**
 * Somebody as another authority (OIDC) describes them.
 *
 * @param name  any text; whether it can be a name here is not known yet
 * @param roles all that the authority says, most of which may mean nothing here; a slash before one, as Keycloak writes its groups,
 *              means nothing either
 */
public record Vouched(String name, Set<String> roles) {
    private static final Pattern BODY = Pattern.compile("body:(" + BodyId.SYNTAX + ")");

    public Vouched {
        roles = roles.stream()
                .map(it -> it.startsWith("/") ? it.substring(1) : it)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Of words like {@code HEAD:hp-01}, and of {@code ADMINISTRATOR}. A role alone, like {@code OFFICIAL}, is theirs at the bodies that
     * words like {@code body:hp-01} name, and at none without any.
     */
    Set<Post> posts() {
        var whole = roles.stream().flatMap(it -> Post.parse(it).stream());
        return Stream.concat(whole, atTheirBodies()).collect(Collectors.toSet());
    }

    private Stream<Post> atTheirBodies() {
        var bodies = roles.stream()
                .map(BODY::matcher)
                .filter(Matcher::matches)
                .map(body -> new BodyId(body.group(1)))
                .toList();
        return Arrays.stream(StaffRole.values())
                .filter(role -> !role.isEverywhere() && roles.contains(role.name()))
                .flatMap(role -> bodies.stream().map(body -> Post.at(body, role)));
    }
}
