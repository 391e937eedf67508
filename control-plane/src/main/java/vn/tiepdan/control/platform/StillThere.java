package vn.tiepdan.control.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Recognises again who asked a while ago, for answers that go on for hours: people sign out, and rights are taken away. */
public interface StillThere {
    /** As they are now; empty for who is signed in no more. */
    Uni<Optional<SecurityIdentity>> again(SecurityIdentity asked);
}
