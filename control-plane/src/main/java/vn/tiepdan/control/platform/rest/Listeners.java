package vn.tiepdan.control.platform.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.platform.Discretions;
import vn.tiepdan.control.platform.StillThere;
import vn.tiepdan.control.platform.Transactions;

/** Whoever hears the live feed, each with what they may hear of. */
@ApplicationScoped
class Listeners {
    private final Discretions discretions;
    private final StillThere stillThere;
    private final Transactions transactions;

    Listeners(Discretions discretions, StillThere stillThere, Transactions transactions) {
        this.discretions = discretions;
        this.stillThere = stillThere;
        this.transactions = transactions;
    }

    Listener joins(SecurityIdentity who) {
        return new Listener(who, discretions, stillThere, transactions);
    }
}
