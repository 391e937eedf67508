package vn.tiepdan.control.body;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import vn.tiepdan.control.platform.Right;

/** How far somebody reaches by each of their rights: an official of one commune may be a clerk of another. */
public record Reaches(Map<Right, Reach> byRight) {
    private static final String ATTRIBUTE = "vn.tiepdan.reaches";

    public Reaches {
        byRight = Map.copyOf(byRight);
    }

    /** By any of these rights. */
    public Reach by(Set<Right> rights) {
        return rights.stream()
                .map(it -> byRight.getOrDefault(it, Reach.NOTHING))
                .reduce(Reach.NOTHING, Reach::or);
    }

    /** Whoever asks, with the rights that they have. */
    public SecurityIdentity of(QuarkusSecurityIdentity.Builder asking) {
        byRight.keySet().forEach(right -> asking.addRole(right.name()));
        return asking.addAttribute(ATTRIBUTE, this)
                .addAttribute(Reach.ATTRIBUTE, by(byRight.keySet()))
                .build();
    }

    /** Whoever asks, reaching as far as these rights do; as they are when they are not known here. */
    public static SecurityIdentity by(SecurityIdentity asking, Set<Right> rights) {
        return asking.<Reaches>getAttribute(ATTRIBUTE) instanceof Reaches known
                ? QuarkusSecurityIdentity.builder(asking)
                        .addAttribute(Reach.ATTRIBUTE, known.by(rights))
                        .build()
                : asking;
    }
}
