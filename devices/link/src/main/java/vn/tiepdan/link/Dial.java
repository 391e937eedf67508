package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.link.ConnectionSettings.Login;
import vn.tiepdan.link.ConnectionSettings.Will;

/**
 * The settings of one attempt in the words of the HiveMQ client.
 *
 * @param fingerprint of the PEM files that were read; empty without TLS
 */
record Dial(
        ConnectionSettings settings, MqttClientTransportConfig transport, Mqtt5Connect connect, String fingerprint) {

    /** Reads the PEM files. Fails when they are unusable. */
    static Dial of(ConnectionSettings settings) throws GeneralSecurityException, IOException {
        var endpoint = settings.endpoint();
        @Nullable MqttClientSslConfig tls = null;
        var fingerprint = "";
        if (endpoint.tls().isPresent()) {
            fingerprint = PemFiles.fingerprint(endpoint.tls().get());
            tls = PemFiles.load(endpoint.tls().get(), settings.limits().answerWithin());
        }
        var transport = MqttClientTransportConfig.builder()
                .serverAddress(InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()))
                .socketConnectTimeout(settings.limits().connectWithin().toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(settings.limits().answerWithin().toMillis(), TimeUnit.MILLISECONDS)
                .sslConfig(tls)
                .build();
        return new Dial(settings, transport, connect(settings), fingerprint);
    }

    boolean sameFiles(Dial other) {
        return fingerprint.equals(other.fingerprint);
    }

    private static Mqtt5Connect connect(ConnectionSettings settings) {
        var session = settings.session();
        return Mqtt5Connect.builder()
                .cleanStart(session.cleanStart())
                .sessionExpiryInterval(session.expiry().toSeconds())
                .keepAlive(Math.toIntExact(session.keepAlive().toSeconds()))
                .restrictions()
                .receiveMaximum(settings.limits().receiveMaximum())
                .maximumPacketSize(settings.limits().maximumPacketSize())
                .applyRestrictions()
                .simpleAuth(settings.login().map(Dial::auth).orElse(null))
                .willPublish(settings.will().map(Dial::publish).orElse(null))
                .build();
    }

    private static Mqtt5SimpleAuth auth(Login login) {
        return Mqtt5SimpleAuth.builder()
                .username(login.name())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Mqtt5Publish publish(Will will) {
        var publish = Mqtt5WillPublish.builder()
                .topic(will.topic())
                .payload(will.payload())
                .qos(qos(will.qos()))
                .retain(will.retain())
                .delayInterval(will.delay().toSeconds());
        return will.expiry()
                .map(expiry -> publish.messageExpiryInterval(expiry.toSeconds()))
                .orElse(publish)
                .build();
    }

    /** QoS 2 is refused: its state lives in the broker's session, and a broker may lose everything. */
    static MqttQos qos(int level) {
        if (level != 0 && level != 1) {
            throw new IllegalArgumentException("qos must be 0 or 1");
        }
        return level == 0 ? MqttQos.AT_MOST_ONCE : MqttQos.AT_LEAST_ONCE;
    }
}
