package vn.tiepdan.bench.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttVersion;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** The MQTT 5 packets that a device sends, with the values of the agents. */
final class Packets {
    static final int KEEP_ALIVE_SECONDS = 20;
    private static final int REFUSED_FROM = 0x80;
    static final int LARGEST = 192 * 1024;
    private static final int SESSION_EXPIRY_SECONDS = 86_400;
    private static final int WILL_DELAY_SECONDS = 5;
    private static final int RECEIVE_MAXIMUM = 200;
    private static final int EVENT_EXPIRY_SECONDS = 3_600;
    private static final int STATUS_EXPIRY_SECONDS = 30;
    static final MqttMessage PING = MqttMessage.PINGREQ;
    private static final MqttFixedHeader PUBACK =
            new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 2);
    private static final MqttFixedHeader STATE =
            new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_LEAST_ONCE, true, 0);
    private static final MqttFixedHeader NEWS =
            new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_LEAST_ONCE, false, 0);

    private Packets() {}

    static MqttConnectMessage connect(DeviceId device, Presence birth) {
        var properties = new MqttProperties();
        properties.add(number(MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL, SESSION_EXPIRY_SECONDS));
        properties.add(number(MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM, RECEIVE_MAXIMUM));
        properties.add(number(MqttProperties.MqttPropertyType.MAXIMUM_PACKET_SIZE, LARGEST));
        var will = new MqttProperties();
        will.add(number(MqttProperties.MqttPropertyType.WILL_DELAY_INTERVAL, WILL_DELAY_SECONDS));
        return MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(device.value())
                .cleanSession(false)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .properties(properties)
                .willFlag(true)
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willRetain(true)
                .willTopic(Channel.PRESENCE.of(device).name())
                .willMessage(Wire.write(birth.asWill()))
                .willProperties(will)
                .build();
    }

    static MqttSubscribeMessage subscribe(DeviceId device, int packet) {
        return MqttMessageBuilders.subscribe()
                .messageId(packet)
                .addSubscription(
                        Topic.everythingDown(device), MqttSubscriptionOption.onlyFromQos(MqttQoS.AT_LEAST_ONCE))
                .build();
    }

    static MqttPublishMessage retained(String topic, int packet, ByteBuf payload) {
        return new MqttPublishMessage(STATE, new MqttPublishVariableHeader(topic, packet), payload);
    }

    static MqttPublishMessage status(String topic, int packet, ByteBuf payload) {
        return publish(topic, packet, STATUS_EXPIRY_SECONDS, payload);
    }

    static MqttPublishMessage event(String topic, int packet, ByteBuf payload) {
        return publish(topic, packet, EVENT_EXPIRY_SECONDS, payload);
    }

    private static MqttPublishMessage publish(String topic, int packet, int expirySeconds, ByteBuf payload) {
        var properties = new MqttProperties();
        properties.add(number(MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL, expirySeconds));
        return new MqttPublishMessage(NEWS, new MqttPublishVariableHeader(topic, packet, properties), payload);
    }

    static MqttMessage taken(int packet) {
        return new MqttMessage(PUBACK, MqttMessageIdVariableHeader.from(packet));
    }

    private static MqttProperties.IntegerProperty number(MqttProperties.MqttPropertyType property, int value) {
        return new MqttProperties.IntegerProperty(property.value(), value);
    }

    /** Whether a message was answered with a reason code that says no (MQTT 5, section 2.4). */
    static boolean isRefusal(MqttMessageIdVariableHeader answer) {
        return answer instanceof MqttPubReplyMessageVariableHeader reply
                && Byte.toUnsignedInt(reply.reasonCode()) >= REFUSED_FROM;
    }
}
