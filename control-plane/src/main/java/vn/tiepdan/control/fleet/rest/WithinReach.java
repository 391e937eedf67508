package vn.tiepdan.control.fleet.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Whereabouts;

/**
 * Stands before everything below {@code /api/v1/devices/{id}}, whichever feature answers there: for whom a device is out of reach,
 * it does not exist.
 */
class WithinReach {
    private static final Pattern ABOUT_A_DEVICE = Pattern.compile("/?api/v1/devices/([^/]+)(?:/.*)?");

    private final Whereabouts whereabouts;
    private final SecurityIdentity caller;

    WithinReach(Whereabouts whereabouts, SecurityIdentity caller) {
        this.whereabouts = whereabouts;
        this.caller = caller;
    }

    /** Who is not signed in is told so by the resource. */
    @ServerRequestFilter
    Uni<Void> demand(UriInfo address) {
        var device = ABOUT_A_DEVICE.matcher(address.getPath());
        return caller.isAnonymous() || !device.matches()
                ? Uni.createFrom().voidItem()
                : whereabouts.demand(Devices.named(device.group(1)), Reach.of(caller));
    }
}
