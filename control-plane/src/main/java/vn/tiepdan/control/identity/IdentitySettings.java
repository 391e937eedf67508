package vn.tiepdan.control.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Signing in. */
@ConfigMapping(prefix = "tiepdan.identity")
public interface IdentitySettings {
    /** How long somebody stays signed in. */
    @WithDefault("12h")
    Duration staysSignedIn();

    /** How many wrong passwords one account or one address may try within {@link #attemptWindow}. */
    @WithDefault("8")
    int attempts();

    /** The window of {@link #attempts}. */
    @WithDefault("5m")
    Duration attemptWindow();

    /**
     * For trying things out, never where citizens are received: nobody is asked for a second factor, and the first administrator is an
     * official too.
     */
    @WithDefault("false")
    boolean development();

    /** Whether an OIDC provider vouches for staff; set by {@code quarkus.oidc.tenant-enabled} alone. */
    boolean oidc();
}
