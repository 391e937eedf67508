package vn.tiepdan.control.fleet.broker;

import static com.hivemq.configuration.entity.mqtt.MqttConfigurationDefaults.MAX_EXPIRY_INTERVAL_DEFAULT;

import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.mqtt.handler.publish.MessageExpiryHandler;
import com.hivemq.mqtt.handler.publish.PublishStatus;
import com.hivemq.mqtt.message.QoS;
import com.hivemq.mqtt.message.publish.PUBLISH;
import com.hivemq.mqtt.message.publish.PublishWithFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.lang.reflect.Proxy;

/**
 * Keeps receivers from going deaf: it takes the place of the part of the embedded broker that drops expired messages.
 *
 * <p>The broker sends a client the next messages once all those before are settled (delivered, or dropped because their time was over).
 * Up to HiveMQ CE 2026.5 a message that expires between the broker's queue and the connection is dropped without being settled: the event
 * that shall say so is sent on from there towards the end of the pipeline, and who waits for it stands before. So one status that waited
 * for half a minute was the last that the control plane heard, and every device was called offline; a device on a weak line stopped
 * hearing for one command that came too late. Here the message itself says that it is settled.
 */
@ChannelHandler.Sharable
final class SettlingExpiry extends MessageExpiryHandler {
    /**
     * To be called before the broker listens. There is no door to it in the broker's API, so this goes through its inner parts, and fails
     * when they are not those of the version that it was made for.
     */
    static void install(EmbeddedHiveMQ broker) {
        try {
            var getInjector = broker.getClass().getDeclaredMethod("getInjector");
            getInjector.setAccessible(true);
            var injector = getInjector.invoke(broker);
            var parts = broker.getClass().getClassLoader().loadClass("com.hivemq.bootstrap.netty.ChannelDependencies");
            var getInstance = getInjector.getReturnType().getMethod("getInstance", Class.class);
            var provider = parts.getDeclaredField("publishMessageExpiryHandlerProvider");
            provider.setAccessible(true);
            var settling = new SettlingExpiry();
            provider.set(
                    getInstance.invoke(injector, parts),
                    Proxy.newProxyInstance(
                            provider.getType().getClassLoader(),
                            new Class<?>[] {provider.getType()},
                            (_, _, _) -> settling));
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("this version of the embedded broker is built differently", other);
        }
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
