package vn.tiepdan.control.body.rest;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import vn.tiepdan.control.body.Reaches;
import vn.tiepdan.control.platform.Right;

/**
 * Whoever asks at an address reaches there what the right covers that lets them in, and nothing that they reach by another one. It
 * stands before everything that asks for {@link vn.tiepdan.control.body.Reach#of}, so no address can forget it.
 */
class ReachByRight {
    private final CurrentIdentityAssociation caller;

    ReachByRight(CurrentIdentityAssociation caller) {
        this.caller = caller;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void narrow(ResourceInfo asked) {
        var rights = Right.askedFor(asked.getResourceClass(), asked.getResourceMethod());
        var identity = caller.getIdentity();
        if (!rights.isEmpty() && !identity.isAnonymous()) {
            caller.setIdentity(Reaches.by(identity, rights));
        }
    }
}
