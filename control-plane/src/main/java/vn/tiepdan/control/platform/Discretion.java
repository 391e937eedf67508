package vn.tiepdan.control.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Knows for some kinds of things who may hear of which. Every CDI bean of this type is asked, see {@link Discretions}. */
public interface Discretion {
    /**
     * @param subjects kind and name, for example {@code device:d-0123456789}
     * @return those of them that whoever asks may know of, and all that are of another kind
     */
    Uni<Set<String>> knownTo(SecurityIdentity asking, Set<String> subjects);
}
