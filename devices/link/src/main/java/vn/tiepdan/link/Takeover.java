package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClient;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Comes as another client, so that the broker ends the connection which that has, and leaves again. */
final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);

    private Takeover() {}

    /** A copy for whoever waits: should they give up, the guest leaves all the same when the broker has let it in. */
    static Uni<Void> of(Dial dial) {
        return Uni.createFrom().completionStage(() -> visit(dial).copy());
    }

    private static CompletableFuture<@Nullable Void> visit(Dial dial) {
        var name = dial.settings().session().client();
        var guest = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .transportConfig(dial.transport())
                .buildAsync();
        return guest.connect(dial.connect())
                .thenCompose(_ -> guest.disconnect().exceptionally(gone -> alreadyOut(name, gone)));
    }

    /** What was wanted is done: a client that is back already has ended the guest's connection in its turn. */
    private static @Nullable Void alreadyOut(String name, Throwable gone) {
        LOG.debugf("client=%s had left: %s", name, gone.getMessage());
        return null;
    }
}
