package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Comes as another client, so that the broker ends the connection which that has, and leaves again. */
final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);

    private Takeover() {}

    static Uni<Void> of(Dial dial) {
        var guest = MqttClient.builder()
                .useMqttVersion5()
                .identifier(dial.settings().session().client())
                .transportConfig(dial.transport())
                .buildAsync();
        return Uni.createFrom()
                .completionStage(() -> guest.connect(dial.connect()))
                .chain(() -> leave(guest, dial));
    }

    /** What was wanted is done: a client that is back already has ended the guest's connection in its turn. */
    private static Uni<Void> leave(Mqtt5AsyncClient guest, Dial dial) {
        return Uni.createFrom()
                .completionStage(guest::disconnect)
                .ifNoItem()
                .after(dial.settings().limits().connectWithin())
                .fail()
                .onFailure()
                .invoke(gone -> LOG.debugf(
                        "client=%s had left: %s", dial.settings().session().client(), gone.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
