package vn.tiepdan.link;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import vn.tiepdan.link.ConnectionSettings.Endpoint;
import vn.tiepdan.link.ConnectionSettings.Identity;
import vn.tiepdan.link.ConnectionSettings.Limits;
import vn.tiepdan.link.ConnectionSettings.Login;
import vn.tiepdan.link.ConnectionSettings.ReconnectWindow;
import vn.tiepdan.link.ConnectionSettings.Session;
import vn.tiepdan.link.ConnectionSettings.Tls;
import vn.tiepdan.link.ConnectionSettings.Will;

/** The attributes of one channel, read as {@link MqttConnector} declares them. */
record Attributes(Values values) {
    private static final long MOST_SECONDS = 4_294_967_295L;
    private static final int LARGEST_PACKET = 268_435_460;
    private static final String PLAIN_TOPIC = "a topic without + # { }";

    /** What every channel of a connection says about it. */
    static final List<String> OF_THE_CONNECTION = List.of(
            "setup",
            "host",
            "port",
            "client-id",
            "username",
            "password",
            "clean-start",
            "session-expiry",
            "keep-alive",
            "receive-maximum",
            "maximum-packet-size",
            "connect-within",
            "answer-within",
            "acknowledge-within",
            "reconnect-window-first",
            "reconnect-window",
            "tls",
            "tls.certificate",
            "tls.key",
            "tls.trust",
            "tls.verify-host",
            "tls.check",
            "will.topic",
            "will.payload",
            "will.qos",
            "will.retain",
            "will.delay",
            "will.expiry");

    Attributes(Config config) {
        this(new Values(config));
    }

    String channel() {
        return values.channel();
    }

    String connection() {
        return values.text("connection").orElseGet(this::channel);
    }

    /** The name of a {@link ConnectionSetup} that must exist. */
    Optional<String> setup() {
        return values.text("setup");
    }

    boolean healthEnabled() {
        return values.flag("health-enabled", true);
    }

    TopicPattern filter() {
        var text = values.text("topic").orElseGet(this::channel);
        try {
            return TopicPattern.of(text);
        } catch (IllegalArgumentException unusable) {
            throw values.wrong(
                    "topic", text, "levels of text, {name} or + between slashes, with # at most as the last level");
        }
    }

    /** Where to publish. */
    TopicPattern topic() {
        var topic = filter();
        if (topic.hasWildcard()) {
            throw values.wrong("topic", topic.toString(), "a topic without + and #; write {name} for what differs");
        }
        return topic;
    }

    MqttQos qos() {
        return Dial.qos(values.number("qos", 1, 0, 1));
    }

    Optional<String> share() {
        var share = values.text("share");
        if (share.filter(group -> group.matches(".*[/+#].*")).isPresent()) {
            throw values.wrong("share", share.get(), "the name of a group, without / + #");
        }
        return share;
    }

    Mqtt5RetainHandling retainHandling() {
        return values.oneOf(
                "retain-handling",
                "send",
                Map.of(
                        "send", Mqtt5RetainHandling.SEND,
                        "send-if-new", Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST,
                        "do-not-send", Mqtt5RetainHandling.DO_NOT_SEND),
                "send, send-if-new or do-not-send");
    }

    FailureStrategy failureStrategy() {
        var strategy = values.oneOf(
                "failure-strategy",
                "acknowledge",
                Map.of(
                        "acknowledge", FailureStrategy.ACKNOWLEDGE,
                        "redeliver", FailureStrategy.REDELIVER,
                        "fail", FailureStrategy.FAIL),
                "acknowledge, redeliver or fail");
        var session = session("");
        if (strategy == FailureStrategy.REDELIVER
                && (session.cleanStart() || session.expiry().isZero() || qos() == MqttQos.AT_MOST_ONCE)) {
            throw values.refused("failure-strategy redeliver needs a session that outlives the connection; write qos 1,"
                    + " clean-start false and a session-expiry above zero");
        }
        return strategy;
    }

    int bufferSize() {
        return values.number("buffer-size", 1024, 1, Integer.MAX_VALUE);
    }

    boolean retain() {
        return values.flag("retain", false);
    }

    Optional<Duration> expiry() {
        return values.text("expiry").map(_ -> values.limit("expiry", Duration.ZERO));
    }

    Optional<String> contentType() {
        return values.text("content-type");
    }

    int maxInflight() {
        return values.number("max-inflight", 64, 1, Limits.MOST_RECEIVED);
    }

    Duration sendWithin() {
        return values.limit("send-within", Duration.ofSeconds(30));
    }

    /** @param anonymous the client identifier of a channel that names none */
    ConnectionSettings settings(String anonymous) {
        return new ConnectionSettings(endpoint(), session(anonymous), limits(), window(), login(), will(), Map.of());
    }

    private Session session(String anonymous) {
        return new Session(
                values.text("client-id").orElse(anonymous),
                values.flag("clean-start", false),
                values.seconds("session-expiry", MOST_SECONDS).orElse(Duration.ofDays(1)),
                values.seconds("keep-alive", 65_535).orElse(Duration.ofSeconds(20)));
    }

    private Limits limits() {
        return new Limits(
                values.number("receive-maximum", 200, 1, Limits.MOST_RECEIVED),
                values.number("maximum-packet-size", 262_144, 1, LARGEST_PACKET),
                values.limit("connect-within", Duration.ofSeconds(10)),
                values.limit("answer-within", Duration.ofSeconds(30)),
                values.pause("acknowledge-within", Duration.ofMinutes(1)));
    }

    private ReconnectWindow window() {
        var first = values.limit("reconnect-window-first", Duration.ofSeconds(1));
        var most = values.limit("reconnect-window", Duration.ofSeconds(30));
        if (most.compareTo(first) < 0) {
            throw values.wrong("reconnect-window", most.toString(), "at least reconnect-window-first, " + first);
        }
        return new ReconnectWindow(first, most);
    }

    private Optional<Login> login() {
        var password = values.text("password");
        if (password.isPresent() && values.text("username").isEmpty()) {
            throw values.refused("password goes with username; write both");
        }
        return values.text("username").map(name -> new Login(name, password.orElse("")));
    }

    private Endpoint endpoint() {
        boolean tls = values.flag("tls", true);
        var host = values.text("host").orElse("localhost");
        if (host.contains("/")) {
            throw values.wrong("host", host, "a name or an address, without scheme and port");
        }
        int port = values.number("port", tls ? 8883 : 1883, 1, 65_535);
        return new Endpoint(host, port, tls ? Optional.of(tls()) : Optional.empty());
    }

    private Tls tls() {
        var certificate = values.text("tls.certificate").map(Path::of);
        var key = values.text("tls.key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw values.refused("tls.certificate and tls.key go together; write both or neither");
        }
        return new Tls(
                certificate.flatMap(file -> key.map(other -> new Identity(file, other))),
                values.text("tls.trust").map(Path::of),
                values.flag("tls.verify-host", true),
                values.pause("tls.check", Duration.ofMinutes(1)));
    }

    private Optional<Will> will() {
        var topic = values.text("will.topic");
        if (topic.filter(it -> it.matches(".*[+#{}].*")).isPresent()) {
            throw values.wrong("will.topic", topic.get(), PLAIN_TOPIC);
        }
        var payload = values.text("will.payload").orElse("").getBytes(StandardCharsets.UTF_8);
        int qos = values.number("will.qos", 1, 0, 1);
        boolean retain = values.flag("will.retain", false);
        var delay = values.seconds("will.delay", MOST_SECONDS).orElse(Duration.ofSeconds(15));
        var expiry = values.seconds("will.expiry", MOST_SECONDS);
        return topic.map(name -> new Will(name, payload, qos, retain, delay, expiry));
    }

    /** The attributes of their connection about which two of its channels do not say the same. */
    List<String> disagreements(Attributes other) {
        return OF_THE_CONNECTION.stream()
                .filter(name -> !values.text(name).equals(other.values.text(name)))
                .toList();
    }
}
