package vn.tiepdan.agent.page;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets only the agent's own page open the socket (RFC 6455 §10.2): any other website in a browser on this machine could
 * otherwise speak to the agent. The host must be this machine's own name for itself, or a foreign name that resolves to it
 * would pass (DNS rebinding).
 */
@ApplicationScoped
public class OwnOrigin implements HttpUpgradeCheck {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int FORBIDDEN = 403;

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        return own(request.getHeader("Origin"), request.getHeader("Host"))
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    static boolean own(@Nullable String origin, @Nullable String host) {
        return origin != null
                && host != null
                && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))
                && origin.equals("http://" + host);
    }
}
