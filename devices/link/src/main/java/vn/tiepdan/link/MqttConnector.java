package vn.tiepdan.link;

import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.INCOMING_AND_OUTGOING;
import static io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction.OUTGOING;

import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The connector {@code tiepdan-mqtt}. Channels with the same {@code connection} share one link; then every one of them must
 * say the same about it, most easily in {@code mp.messaging.connector.tiepdan-mqtt.*}. One unacknowledged message holds back
 * the acknowledgements behind it on its link, so traffic classes that must not wait for each other take links of their own.
 */
@ApplicationScoped
@Connector(MqttConnector.NAME)
@ConnectorAttribute(
        name = "connection",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Name of the link; channels of the same name share it. Default: the channel's name")
@ConnectorAttribute(
        name = "setup",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Identifier of the ConnectionSetup bean, which must exist. Default: the one named like the"
                + " connection, if any")
@ConnectorAttribute(
        name = "host",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "localhost",
        description = "Host of the broker")
@ConnectorAttribute(
        name = "port",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        description = "Port of the broker. Default: 8883, without TLS 1883")
@ConnectorAttribute(
        name = "client-id",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description =
                "MQTT client identifier; names the session, so it must be stable to keep one. Default: the connection"
                        + " and a random part")
@ConnectorAttribute(
        name = "username",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Name for the broker, if it wants one")
@ConnectorAttribute(
        name = "password",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Password that goes with username")
@ConnectorAttribute(
        name = "clean-start",
        type = "boolean",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "false",
        description = "Whether the broker forgets the session at every connect")
@ConnectorAttribute(
        name = "session-expiry",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "P1D",
        description = "How long the broker keeps the session of a lost link; zero ends it at once")
@ConnectorAttribute(
        name = "keep-alive",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT20S",
        description = "A silent link is probed after this time; zero for never")
@ConnectorAttribute(
        name = "receive-maximum",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "200",
        description = "How many incoming messages of QoS 1 may be open (received, not acknowledged) at once")
@ConnectorAttribute(
        name = "maximum-packet-size",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "262144",
        description = "Largest incoming packet in bytes; the broker drops larger ones")
@ConnectorAttribute(
        name = "connect-within",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT10S",
        description = "Time limit of one attempt until TCP stands")
@ConnectorAttribute(
        name = "answer-within",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT30S",
        description = "Time limit of one attempt after that, for TLS and for MQTT each")
@ConnectorAttribute(
        name = "acknowledge-within",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT1M",
        description =
                "An incoming message open longer makes the link reconnect, so that it is delivered again; zero for"
                        + " never")
@ConnectorAttribute(
        name = "reconnect-window-first",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT1S",
        description =
                "The first attempt after a loss waits a random part of this; the window doubles with every attempt")
@ConnectorAttribute(
        name = "reconnect-window",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT30S",
        description = "The largest window")
@ConnectorAttribute(
        name = "tls",
        type = "boolean",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "true",
        description = "Whether the link is encrypted")
@ConnectorAttribute(
        name = "tls.certificate",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "PEM file of the client's certificate and its intermediates; goes with tls.key")
@ConnectorAttribute(
        name = "tls.key",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "PEM file of the client's key (PKCS#8)")
@ConnectorAttribute(
        name = "tls.trust",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "PEM file of the authorities to trust. Default: those of the JDK")
@ConnectorAttribute(
        name = "tls.verify-host",
        type = "boolean",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "true",
        description = "Whether the broker's certificate must name the host")
@ConnectorAttribute(
        name = "tls.check",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT1M",
        description = "How often the PEM files are looked at; changed and usable ones make the link reconnect")
@ConnectorAttribute(
        name = "will.topic",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Topic of the last will; without it there is no will")
@ConnectorAttribute(
        name = "will.payload",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "",
        description = "Payload of the last will")
@ConnectorAttribute(
        name = "will.qos",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "1",
        description = "QoS of the last will, 0 or 1")
@ConnectorAttribute(
        name = "will.retain",
        type = "boolean",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "false",
        description = "Whether the last will is retained")
@ConnectorAttribute(
        name = "will.delay",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "PT15S",
        description = "How long the broker waits for the client to come back before it speaks the will")
@ConnectorAttribute(
        name = "will.expiry",
        type = "java.time.Duration",
        direction = INCOMING_AND_OUTGOING,
        description = "Time to live of the last will. Default: for ever")
@ConnectorAttribute(
        name = "health-enabled",
        type = "boolean",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "true",
        description = "Whether the channel takes part in the application's health")
@ConnectorAttribute(
        name = "topic",
        type = "string",
        direction = INCOMING_AND_OUTGOING,
        description = "Topic or filter; a level {name} is a parameter in the metadata. Default: the channel's name")
@ConnectorAttribute(
        name = "qos",
        type = "int",
        direction = INCOMING_AND_OUTGOING,
        defaultValue = "1",
        description = "0 (may be lost) or 1 (acknowledged)")
@ConnectorAttribute(
        name = "share",
        type = "string",
        direction = INCOMING,
        description = "Group of a shared subscription: each message goes to one member")
@ConnectorAttribute(
        name = "retain-handling",
        type = "string",
        direction = INCOMING,
        defaultValue = "send",
        description = "Whether the broker sends retained messages on subscription: send, send-if-new, do-not-send")
@ConnectorAttribute(
        name = "failure-strategy",
        type = "string",
        direction = INCOMING,
        defaultValue = "acknowledge",
        description =
                "What becomes of a message that its handler refuses: acknowledge (with a log line), redeliver (after"
                        + " a reconnect), fail (the channel ends)")
@ConnectorAttribute(
        name = "buffer-size",
        type = "int",
        direction = INCOMING,
        defaultValue = "1024",
        description = "How many messages of QoS 0 may wait for their handler; beyond that the newest is dropped")
@ConnectorAttribute(
        name = "retain",
        type = "boolean",
        direction = OUTGOING,
        defaultValue = "false",
        description = "Whether the broker keeps the latest message of a topic")
@ConnectorAttribute(
        name = "expiry",
        type = "java.time.Duration",
        direction = OUTGOING,
        description = "Time to live of a message. Default: for ever")
@ConnectorAttribute(
        name = "content-type",
        type = "string",
        direction = OUTGOING,
        description = "Content type of a message. Default: none")
@ConnectorAttribute(
        name = "max-inflight",
        type = "int",
        direction = OUTGOING,
        defaultValue = "64",
        description = "How many messages of the channel may be under way (sent or waiting for the link) at once")
@ConnectorAttribute(
        name = "send-within",
        type = "java.time.Duration",
        direction = OUTGOING,
        defaultValue = "PT30S",
        description = "A message not acknowledged within this time is refused to its sender; it may still arrive")
public class MqttConnector implements InboundConnector, OutboundConnector, HealthReporter {
    public static final String NAME = "tiepdan-mqtt";

    private final Channels channels;

    @Inject
    MqttConnector(ExecutionHolder execution, Switchboard switchboard) {
        channels = new Channels(execution.vertx(), switchboard);
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        return channels.incoming(new Attributes(config));
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        return channels.outgoing(new Attributes(config));
    }

    @Override
    public HealthReport getStartup() {
        return channels.startup();
    }

    @Override
    public HealthReport getReadiness() {
        return channels.readiness();
    }

    @Override
    public HealthReport getLiveness() {
        return channels.liveness();
    }
}
