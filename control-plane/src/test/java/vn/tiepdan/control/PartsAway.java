package vn.tiepdan.control;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import vn.tiepdan.control.start.Ports;

/** Whatever a control plane can be without: the media server's program is missing, and nobody listens where the OIDC provider should be. */
public final class PartsAway implements QuarkusTestProfile {
    /** The program that is not there. */
    public static final String NO_JANUS = "/nowhere/janus";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tiepdan.janus.mode", "supervised",
                "tiepdan.janus.program", NO_JANUS,
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", "http://127.0.0.1:" + Ports.free() + "/realms/city",
                "quarkus.oidc.client-id", "tiepdan",
                "quarkus.oidc.credentials.secret", "a-secret-that-nobody-will-ever-ask-for");
    }
}
