package vn.tiepdan.control.fleet.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The broker between devices and control plane. */
@ConfigMapping(prefix = "tiepdan.broker")
public interface BrokerSettings {
    /** Whether this process brings the broker itself. */
    @WithDefault("true")
    boolean embedded();

    /** Where the embedded broker listens. */
    @WithDefault("0.0.0.0")
    String bind();

    /** Port of the embedded broker, and of an external one. */
    @WithDefault("8883")
    int port();

    /** Where this control plane reaches the broker. */
    @WithDefault("127.0.0.1")
    String host();

    /** Whether this process connects to a broker at all; tests of other parts do without. */
    @WithDefault("true")
    boolean connect();

    /** PEM file of the authority that signed an external broker's certificate; without it our own. */
    Optional<String> trust();

    /** How many messages in a second one device may send to the embedded broker for long. */
    @WithDefault("200")
    int messagesPerSecond();

    /** How many it may send at once after a quiet time. Who sends more is thrown out until it may send a tenth of them again. */
    @WithDefault("5000")
    int messagesAtOnce();

    /**
     * How many messages the embedded broker keeps for one client, a class of our own traffic or a device; what comes beyond that is
     * lost. Devices send events again until they are committed, and state is overtaken anyway; more would only fill the heap.
     */
    @WithDefault("20000")
    int queuedMessages();

    /**
     * How many may be in their TLS handshake with the embedded broker at once; who comes beyond that is closed at once and dials again.
     * A handshake takes some milliseconds of a processor, and everybody who is connected waits for those before it.
     */
    @WithDefault("128")
    int handshakesAtOnce();
}
