package vn.tiepdan.control.identity;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Right;
import vn.tiepdan.control.platform.StaffRole;

/**
 * A member of staff who has proven who they are.
 *
 * @param posts those that they have at this moment
 */
public record Staff(String name, Set<Post> posts) {
    public static final String NAME_SYNTAX = "[a-z0-9._@-]{2,64}";

    private static final Pattern NAME = Pattern.compile(NAME_SYNTAX);

    public Staff {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name of staff");
        }
        posts = Set.copyOf(posts);
    }

    /** Such a name can stand in a log and in an address, and looks like no other. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** With these too. */
    public Staff with(Set<Post> more) {
        return new Staff(name, Stream.concat(posts.stream(), more.stream()).collect(Collectors.toSet()));
    }

    public Set<StaffRole> roles() {
        return posts.stream().map(Post::role).collect(Collectors.toSet());
    }

    public Set<Right> rights() {
        return roles().stream().flatMap(it -> Right.of(it).stream()).collect(Collectors.toSet());
    }

    /** Whether they see what citizens say, or can let somebody see it. */
    boolean needsSecondFactor() {
        return rights().stream().anyMatch(it -> it.isPersonal() || it == Right.CHANGE_ACCOUNTS);
    }

    /** Whether they hold it everywhere. */
    boolean everywhere(Right right) {
        return posts.stream()
                .anyMatch(it -> it.body().isEmpty() && right.roles().contains(it.role()));
    }

    /** At which bodies they hold it, with all below them. */
    Set<BodyId> bodies(Right right) {
        return posts.stream()
                .filter(it -> right.roles().contains(it.role()))
                .flatMap(it -> it.body().stream())
                .collect(Collectors.toSet());
    }
}
