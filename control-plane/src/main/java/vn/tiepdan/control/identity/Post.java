package vn.tiepdan.control.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.StaffRole;

/**
 * A role at a body.
 *
 * @param body empty for a role that is of no body in particular, and for no other
 */
public record Post(StaffRole role, Optional<BodyId> body) {
    private static final Pattern FORM = Pattern.compile("([A-Z_]+)(?::([a-z0-9-]{2,40}))?");

    public Post {
        if (role.isEverywhere() != body.isEmpty()) {
            throw new IllegalArgumentException(role + (body.isEmpty() ? " is somebody's at a body" : " is of no body"));
        }
    }

    public static Post at(BodyId body, StaffRole role) {
        return new Post(role, Optional.of(body));
    }

    /** Of a role that is of no body in particular. */
    public static Post everywhere(StaffRole role) {
        return new Post(role, Optional.empty());
    }

    /** As {@link #toString} writes it; empty for anything else. */
    public static Optional<Post> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var body = Optional.ofNullable(parts.group(2)).map(BodyId::new);
        return role(parts.group(1))
                .filter(it -> it.isEverywhere() == body.isEmpty())
                .map(it -> new Post(it, body));
    }

    private static Optional<StaffRole> role(String name) {
        return Arrays.stream(StaffRole.values())
                .filter(it -> it.name().equals(name))
                .findFirst();
    }

    /** {@code HEAD:hp-01}, {@code ADMINISTRATOR}. */
    @Override
    public String toString() {
        return role + body.map(it -> ":" + it).orElse("");
    }
}
