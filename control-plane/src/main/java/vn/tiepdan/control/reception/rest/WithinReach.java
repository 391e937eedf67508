package vn.tiepdan.control.reception.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Discretions;

/**
 * Stands before everything below {@code /api/v1/sessions/{id}}, whichever feature answers there: for whom a session is out of
 * reach, it does not exist.
 */
class WithinReach {
    private static final Pattern ABOUT_A_SESSION = Pattern.compile("/?api/v1/sessions/([^/]+)(?:/.*)?");

    private final Discretions discretions;
    private final SecurityIdentity caller;

    WithinReach(Discretions discretions, SecurityIdentity caller) {
        this.discretions = discretions;
        this.caller = caller;
    }

    /** Who is not signed in is told so by the resource. */
    @ServerRequestFilter
    Uni<Void> demand(UriInfo address) {
        var session = ABOUT_A_SESSION.matcher(address.getPath());
        if (caller.isAnonymous() || !session.matches() || Reach.of(caller).isEverything()) {
            return Uni.createFrom().voidItem();
        }
        return discretions
                .mayKnow(caller, "session:" + session.group(1))
                .invoke(may -> {
                    if (!may) {
                        throw SessionResource.unknown();
                    }
                })
                .replaceWithVoid();
    }
}
