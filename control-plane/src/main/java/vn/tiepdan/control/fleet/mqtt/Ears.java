package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.tiepdan.control.fleet.Listening;
import vn.tiepdan.link.ConnectionListener;

/** Tells whether we hear our devices: the links of the two channels on which they show that they live. */
@Singleton
class Ears {
    /** Hears one link come and go. */
    private record Ear(Runnable opened, Runnable closed) implements ConnectionListener {
        @Override
        public void connected(boolean sessionPresent) {
            opened.run();
        }

        @Override
        public void disconnected(String reason) {
            closed.run();
        }
    }

    @Produces
    @Singleton
    @Identifier("presence")
    ConnectionListener presence(Listening listening) {
        return new Ear(listening::hearsPresence, listening::losesPresence);
    }

    @Produces
    @Singleton
    @Identifier("status")
    ConnectionListener status(Listening listening) {
        return new Ear(listening::hearsStatus, listening::losesStatus);
    }
}
