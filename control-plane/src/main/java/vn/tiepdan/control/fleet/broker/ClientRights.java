package vn.tiepdan.control.fleet.broker;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import java.util.function.BiConsumer;
import vn.tiepdan.control.trust.Holder;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Topic;

/** What one connected client may do. */
final class ClientRights implements PublishAuthorizer, SubscriptionAuthorizer {
    private static final String SHARED = "$share/";

    private final Holder client;
    private final Paces paces;
    private final BiConsumer<Holder, String> refused;

    /** @param refused told the client and the topic of every refusal */
    ClientRights(Holder client, Paces paces, BiConsumer<Holder, String> refused) {
        this.client = client;
        this.paces = paces;
        this.refused = refused;
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        var topic = input.getPublishPacket().getTopic();
        if (!mayPublish(client, topic)) {
            refused.accept(client, topic);
            output.failAuthorization(AckReasonCode.NOT_AUTHORIZED, "not your topic");
        } else if (isLimited(input.getPublishPacket()) && !paces.allows(new DeviceId(client.name()))) {
            refused.accept(client, "too many messages");
            output.disconnectClient(DisconnectReasonCode.MESSAGE_RATE_TOO_HIGH, "too many messages");
        } else {
            output.authorizeSuccessfully();
        }
    }

    /** A will is spoken by the broker. */
    private boolean isLimited(PublishPacket packet) {
        return client.kind() == Holder.Kind.DEVICE && !(packet instanceof WillPublishPacket);
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        var filter = input.getSubscription().getTopicFilter();
        if (maySubscribe(client, filter)) {
            output.authorizeSuccessfully();
        } else {
            refused.accept(client, filter);
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "not your topic");
        }
    }

    /** A device speaks upwards for itself; the control plane speaks downwards to everybody. */
    static boolean mayPublish(Holder client, String name) {
        return Topic.parse(name)
                .filter(topic -> switch (client.kind()) {
                    case DEVICE ->
                        topic.channel().up() && topic.device().value().equals(client.name());
                    case SERVICE -> !topic.channel().up();
                })
                .isPresent();
    }

    static boolean maySubscribe(Holder client, String filter) {
        return switch (client.kind()) {
            case DEVICE -> isOwn(new DeviceId(client.name()), filter);
            case SERVICE -> unshared(filter).matches("tiepdan/v1/\\+/up/[a-z]+");
        };
    }

    private static boolean isOwn(DeviceId device, String filter) {
        return filter.equals(Topic.everythingDown(device))
                || Topic.parse(filter)
                        .filter(topic -> !topic.channel().up() && topic.device().equals(device))
                        .isPresent();
    }

    private static String unshared(String filter) {
        return filter.startsWith(SHARED) ? filter.substring(filter.indexOf('/', SHARED.length()) + 1) : filter;
    }
}
