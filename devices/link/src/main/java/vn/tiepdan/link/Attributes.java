package vn.tiepdan.link;

import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;
import vn.tiepdan.link.ConnectionSettings.Endpoint;
import vn.tiepdan.link.ConnectionSettings.Identity;
import vn.tiepdan.link.ConnectionSettings.Limits;
import vn.tiepdan.link.ConnectionSettings.Login;
import vn.tiepdan.link.ConnectionSettings.ReconnectWindow;
import vn.tiepdan.link.ConnectionSettings.Session;
import vn.tiepdan.link.ConnectionSettings.Tls;
import vn.tiepdan.link.ConnectionSettings.Will;

/** The attributes of one channel, read as {@link MqttConnector} declares them. */
record Attributes(Config config) {

    String channel() {
        return config.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
    }

    String connection() {
        return text("connection").orElseGet(this::channel);
    }

    /** The name of a {@link ConnectionSetup} that must exist. */
    Optional<String> setup() {
        return text("setup");
    }

    boolean healthEnabled() {
        return flag("health-enabled", true);
    }

    TopicPattern topic() {
        return TopicPattern.of(text("topic").orElseGet(this::channel));
    }

    int qos() {
        int qos = number("qos", 1);
        Dial.qos(qos);
        return qos;
    }

    Optional<String> share() {
        return text("share").map(Attributes::level);
    }

    Mqtt5RetainHandling retainHandling() {
        var text = text("retain-handling").orElse("send");
        return switch (text) {
            case "send" -> Mqtt5RetainHandling.SEND;
            case "send-if-new" -> Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST;
            case "do-not-send" -> Mqtt5RetainHandling.DO_NOT_SEND;
            default ->
                throw new IllegalArgumentException(
                        "retain-handling '" + text + "' must be one of send, send-if-new, do-not-send");
        };
    }

    FailureStrategy failureStrategy() {
        return FailureStrategy.of(text("failure-strategy").orElse("acknowledge").toLowerCase(Locale.ROOT));
    }

    int bufferSize() {
        return atLeastOne("buffer-size", 1024);
    }

    boolean retain() {
        return flag("retain", false);
    }

    Optional<Duration> expiry() {
        return duration("expiry");
    }

    Optional<String> contentType() {
        return text("content-type");
    }

    int maxInflight() {
        return atLeastOne("max-inflight", 64);
    }

    Duration sendWithin() {
        return duration("send-within", Duration.ofSeconds(30));
    }

    /** @param anonymous the client identifier of a channel that names none */
    ConnectionSettings settings(String anonymous) {
        var session = new Session(
                text("client-id").orElse(anonymous),
                flag("clean-start", false),
                duration("session-expiry", Duration.ofDays(1)),
                duration("keep-alive", Duration.ofSeconds(20)));
        var limits = new Limits(
                atLeastOne("receive-maximum", 200),
                atLeastOne("maximum-packet-size", 256 * 1024),
                duration("connect-within", Duration.ofSeconds(10)),
                duration("acknowledge-within", Duration.ofMinutes(1)));
        var window = new ReconnectWindow(
                duration("reconnect-window-first", Duration.ofSeconds(1)),
                duration("reconnect-window", Duration.ofSeconds(30)));
        var login =
                text("username").map(name -> new Login(name, text("password").orElse("")));
        return new ConnectionSettings(endpoint(), session, limits, window, login, will(), Map.of());
    }

    private Endpoint endpoint() {
        boolean tls = flag("tls", true);
        int port = number("port", tls ? 8883 : 1883);
        return new Endpoint(text("host").orElse("localhost"), port, tls ? Optional.of(tls()) : Optional.empty());
    }

    private Tls tls() {
        var certificate = text("tls.certificate").map(Path::of);
        var key = text("tls.key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("tls.certificate and tls.key go together");
        }
        return new Tls(
                certificate.flatMap(file -> key.map(other -> new Identity(file, other))),
                text("tls.trust").map(Path::of),
                flag("tls.verify-host", true),
                duration("tls.check", Duration.ofMinutes(1)));
    }

    private Optional<Will> will() {
        return text("will.topic")
                .map(topic -> new Will(
                        topic,
                        text("will.payload").orElse("").getBytes(StandardCharsets.UTF_8),
                        number("will.qos", 1),
                        flag("will.retain", false),
                        duration("will.delay", Duration.ofSeconds(15)),
                        duration("will.expiry")));
    }

    private static String level(String text) {
        if (text.matches(".*[/+#].*")) {
            throw new IllegalArgumentException("share '" + text + "' must not contain / + #");
        }
        return text;
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    private boolean flag(String name, boolean otherwise) {
        return config.getOptionalValue(name, Boolean.class).orElse(otherwise);
    }

    private int number(String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }

    private int atLeastOne(String name, int otherwise) {
        int value = number(name, otherwise);
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more");
        }
        return value;
    }

    private Optional<Duration> duration(String name) {
        return config.getOptionalValue(name, Duration.class);
    }

    private Duration duration(String name, Duration otherwise) {
        var value = duration(name).orElse(otherwise);
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative");
        }
        return value;
    }
}
