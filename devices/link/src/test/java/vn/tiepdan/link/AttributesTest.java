package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be written, and what the message says to whoever wrote something else. */
class AttributesTest {
    private final App app = new App(Map.of());

    @AfterEach
    void close() {
        app.close();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("port", "mqtt", "a whole number from 1 to 65535"),
                arguments("port", "0", "a whole number from 1 to 65535"),
                arguments("port", "65536", "a whole number from 1 to 65535"),
                arguments("host", "mqtts://broker", "a name or an address, without scheme and port"),
                arguments("clean-start", "yes", "true or false"),
                arguments("tls", "ture", "true or false"),
                arguments("tls.verify-host", "1", "true or false"),
                arguments("will.retain", "on", "true or false"),
                arguments("health-enabled", "no", "true or false"),
                arguments("session-expiry", "1 day", "a duration in whole seconds from zero to PT1193046H28M15S"),
                arguments("session-expiry", "PT-1S", "a duration in whole seconds from zero"),
                arguments("session-expiry", "PT0.5S", "a duration in whole seconds from zero"),
                arguments(
                        "keep-alive", "20", "a duration in whole seconds from zero to PT18H12M15S, for example PT20S"),
                arguments("keep-alive", "PT19H", "a duration in whole seconds from zero to PT18H12M15S"),
                arguments("receive-maximum", "0", "a whole number from 1 to 65535"),
                arguments("receive-maximum", "many", "a whole number from 1 to 65535"),
                arguments("maximum-packet-size", "256K", "a whole number from 1 to 268435460"),
                arguments("answer-within", "PT0S", "a duration above zero and up to P1D, for example PT30S"),
                arguments("connect-within", "PT0S", "a duration above zero and up to P1D, for example PT30S"),
                arguments("acknowledge-within", "PT-1S", "a duration from zero to P1D, for example PT30S"),
                arguments("reconnect-window-first", "PT0S", "a duration above zero and up to P1D"),
                arguments("reconnect-window", "soon", "a duration above zero and up to P1D"),
                arguments("reconnect-window", "PT0.5S", "at least reconnect-window-first, PT1S"),
                arguments("tls.check", "often", "a duration from zero to P1D"),
                arguments("will.topic", "presence/{device}", "a topic without + # { }"),
                arguments("will.qos", "2", "a whole number from 0 to 1"),
                arguments("will.delay", "PT0.5S", "a duration in whole seconds"),
                arguments("will.expiry", "never", "a duration in whole seconds"),
                arguments("qos", "2", "a whole number from 0 to 1"),
                arguments(
                        "topic",
                        "a#/b",
                        "levels of text, {name} or + between slashes, with # at most as the last level"),
                arguments("topic", "a/{1}", "levels of text, {name} or + between slashes"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrong")
    void says_what_to_write_on_every_channel(String key, String value, String toWrite) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.declared("orders", Map.of(key, value)))
                .withMessageContainingAll("channel orders: ", key + " '", "' must be ", toWrite);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.outgoing("orders", Map.of(key, value)))
                .withMessageContainingAll("channel orders: ", key + " '", "' must be ", toWrite);
    }

    static Stream<Arguments> wrongIncoming() {
        return Stream.of(
                arguments("share", "a/b", "the name of a group, without / + #"),
                arguments("retain-handling", "never", "send, send-if-new or do-not-send"),
                arguments("failure-strategy", "ignore", "acknowledge, redeliver or fail"),
                arguments("buffer-size", "0", "a whole number from 1 to 2147483647"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongIncoming")
    void says_what_to_write_on_an_incoming_channel(String key, String value, String toWrite) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.declared("orders", Map.of(key, value)))
                .withMessage("channel orders: %s '%s' must be %s", key, value, toWrite);
    }

    static Stream<Arguments> wrongOutgoing() {
        return Stream.of(
                arguments("topic", "a/+", "a topic without + and #; write {name} for what differs"),
                arguments("retain", "TRUE", "true or false"),
                arguments("expiry", "PT0S", "a duration above zero and up to P1D, for example PT30S"),
                arguments("max-inflight", "0", "a whole number from 1 to 65535"),
                arguments("send-within", "PT0S", "a duration above zero and up to P1D, for example PT30S"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("wrongOutgoing")
    void says_what_to_write_on_an_outgoing_channel(String key, String value, String toWrite) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.outgoing("orders", Map.of(key, value)))
                .withMessage("channel orders: %s '%s' must be %s", key, value, toWrite);
    }

    static Stream<Arguments> wrongTogether() {
        return Stream.of(
                arguments(
                        Map.of("tls.certificate", "a.pem"),
                        "tls.certificate and tls.key go together; write both or neither"),
                arguments(Map.of("tls.key", "a.key"), "tls.certificate and tls.key go together; write both or neither"),
                arguments(Map.of("password", "p"), "password goes with username; write both"),
                arguments(
                        Map.of("setup", "nobody"), "setup 'nobody' must be the @Identifier of a ConnectionSetup bean"),
                arguments(
                        Map.of("failure-strategy", "redeliver", "session-expiry", "PT0S"),
                        "failure-strategy redeliver needs a session that outlives the connection; write qos 1, clean-start"
                                + " false and a session-expiry above zero"),
                arguments(Map.of("failure-strategy", "redeliver", "clean-start", "true"), "clean-start false"),
                arguments(Map.of("failure-strategy", "redeliver", "qos", "0"), "write qos 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTogether")
    void says_what_does_not_go_together(Map<String, String> attributes, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.declared("orders", attributes))
                .withMessageContainingAll("channel orders: ", why);
    }

    @ParameterizedTest
    @FieldSource("vn.tiepdan.link.Attributes#OF_THE_CONNECTION")
    void says_about_what_two_channels_of_one_connection_disagree(String key) {
        var common = new HashMap<>(ONE);
        common.put("connection", "kiosk");
        app.setups.put("one", settings -> Uni.createFrom().item(settings));
        app.setups.put("other", settings -> Uni.createFrom().item(settings));
        app.declared("first", common);
        assertThatCode(() -> app.declared("same", common)).doesNotThrowAnyException();

        common.put(key, OTHER.get(key));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> app.declared("second", common))
                .withMessage("channel second: connection kiosk has another %s on channel first; write the same", key);
    }

    private static final Map<String, String> ONE = Map.of(
            "setup", "one",
            "username", "one",
            "tls.certificate", "one.pem",
            "tls.key", "one.key",
            "will.topic", "one",
            "reconnect-window", "PT1M");

    private static final Map<String, String> OTHER = Map.ofEntries(
            Map.entry("setup", "other"),
            Map.entry("host", "other"),
            Map.entry("port", "1"),
            Map.entry("client-id", "other"),
            Map.entry("username", "other"),
            Map.entry("password", "other"),
            Map.entry("clean-start", "true"),
            Map.entry("session-expiry", "PT7S"),
            Map.entry("keep-alive", "PT7S"),
            Map.entry("receive-maximum", "7"),
            Map.entry("maximum-packet-size", "7"),
            Map.entry("connect-within", "PT7S"),
            Map.entry("answer-within", "PT9S"),
            Map.entry("acknowledge-within", "PT7S"),
            Map.entry("reconnect-window-first", "PT7S"),
            Map.entry("reconnect-window", "PT7S"),
            Map.entry("tls", "false"),
            Map.entry("tls.certificate", "other.pem"),
            Map.entry("tls.key", "other.key"),
            Map.entry("tls.trust", "other.pem"),
            Map.entry("tls.verify-host", "false"),
            Map.entry("tls.check", "PT7S"),
            Map.entry("will.topic", "other"),
            Map.entry("will.payload", "other"),
            Map.entry("will.qos", "0"),
            Map.entry("will.retain", "true"),
            Map.entry("will.delay", "PT7S"),
            Map.entry("will.expiry", "PT7S"));

    /** As {@link MqttConnector} declares them. */
    @Test
    void has_the_declared_defaults() {
        var attributes = new Attributes(app.config("orders", Map.of("will.topic", "gone")));
        var settings = attributes.settings("anyone");

        assertThat(attributes.connection()).isEqualTo("orders");
        assertThat(attributes.topic()).hasToString("orders");
        assertThat(attributes.qos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
        assertThat(attributes.retainHandling()).isEqualTo(Mqtt5RetainHandling.SEND);
        assertThat(attributes.failureStrategy()).isEqualTo(FailureStrategy.ACKNOWLEDGE);
        assertThat(attributes.bufferSize()).isEqualTo(1024);
        assertThat(attributes.maxInflight()).isEqualTo(64);
        assertThat(attributes.sendWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(attributes.healthEnabled()).isTrue();
        assertThat(attributes.retain()).isFalse();
        assertThat(settings.session())
                .isEqualTo(new ConnectionSettings.Session("anyone", false, Duration.ofDays(1), Duration.ofSeconds(20)));
        assertThat(settings.limits())
                .isEqualTo(new ConnectionSettings.Limits(
                        200, 262_144, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1)));
        assertThat(settings.reconnect())
                .isEqualTo(new ConnectionSettings.ReconnectWindow(Duration.ofSeconds(1), Duration.ofSeconds(30)));
        assertThat(settings.endpoint())
                .isEqualTo(new ConnectionSettings.Endpoint(
                        "localhost",
                        8883,
                        Optional.of(new ConnectionSettings.Tls(
                                Optional.empty(), Optional.empty(), true, Duration.ofMinutes(1)))));
        assertThat(settings.will())
                .contains(new ConnectionSettings.Will(
                        "gone", new byte[0], 1, false, Duration.ofSeconds(15), Optional.empty()));
        assertThat(new Attributes(app.config("orders", Map.of("tls", "false")))
                        .settings("anyone")
                        .endpoint()
                        .port())
                .isEqualTo(1883);
    }
}
