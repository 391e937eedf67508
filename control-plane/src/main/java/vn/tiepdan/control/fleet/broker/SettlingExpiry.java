package vn.tiepdan.control.fleet.broker;

import static com.hivemq.bootstrap.netty.ChannelHandlerNames.MESSAGE_EXPIRY_HANDLER;
import static com.hivemq.configuration.entity.mqtt.MqttConfigurationDefaults.MAX_EXPIRY_INTERVAL_DEFAULT;

import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.mqtt.handler.publish.PublishStatus;
import com.hivemq.mqtt.message.QoS;
import com.hivemq.mqtt.message.publish.PUBLISH;
import com.hivemq.mqtt.message.publish.PublishWithFuture;
import com.hivemq.persistence.connection.ConnectionPersistence;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Keeps receivers from going deaf: it takes the place of the handler of the embedded broker that drops expired messages.
 *
 * <p>The broker sends a client the next messages once all those before are settled (delivered, or dropped because their time was over).
 * Up to HiveMQ CE 2026.5 a message that expires between the broker's queue and the connection is dropped without being settled: the event
 * that shall say so is sent on from there towards the end of the pipeline, and who waits for it stands before. So one status that waited
 * for half a minute was the last that the control plane heard, and every device was called offline; a device on a weak line stopped
 * hearing for one command that came too late. Here the message itself says that it is settled.
 */
@ChannelHandler.Sharable
final class SettlingExpiry extends ChannelOutboundHandlerAdapter {
    private static final SettlingExpiry ONE = new SettlingExpiry();

    /**
     * Puts it into the connection of each client that is let in, before that is sent anything. To be called when extensions start, which is
     * before anybody can connect.
     */
    static void install(EmbeddedHiveMQ broker) {
        var connections = Insides.of(broker, ConnectionPersistence.class);
        Services.initializerRegistry().setClientInitializer((input, _) -> {
            var connection = connections.get(input.getClientInformation().getClientId());
            if (connection != null) {
                connection.getChannel().pipeline().replace(MESSAGE_EXPIRY_HANDLER, MESSAGE_EXPIRY_HANDLER, ONE);
            }
        });
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof PUBLISH publish && publish.getMessageExpiryInterval() != MAX_EXPIRY_INTERVAL_DEFAULT) {
            // MQTT 5, section 3.3.2.3.3: what is sent on says how much of its time is left
            publish.setMessageExpiryInterval(publish.getRemainingExpiry());
            if (publish.getMessageExpiryInterval() == 0 && !isBegun(publish)) {
                settle(publish, promise);
                return;
            }
        }
        context.write(message, promise);
    }

    /** The receiver knows of it already, and waits for the rest of the exchange. */
    private static boolean isBegun(PUBLISH publish) {
        return publish.getQoS() == QoS.EXACTLY_ONCE && publish.isDuplicateDelivery();
    }

    private static void settle(PUBLISH expired, ChannelPromise promise) {
        promise.trySuccess();
        if (expired instanceof PublishWithFuture awaited) {
            awaited.getFuture().set(PublishStatus.DELIVERED);
        }
    }
}
