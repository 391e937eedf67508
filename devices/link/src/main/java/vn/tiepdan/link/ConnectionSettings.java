package vn.tiepdan.link;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything that one attempt to connect needs. Read from the channel's attributes, then given to the
 * {@link ConnectionSetup}, which may replace what it knows better.
 *
 * @param variables values for named topic levels of this connection's channels, for example {@code device}
 */
public record ConnectionSettings(
        Endpoint endpoint,
        Session session,
        Limits limits,
        ReconnectWindow reconnect,
        Optional<Login> login,
        Optional<Will> will,
        Map<String, String> variables) {

    public ConnectionSettings {
        variables = Map.copyOf(variables);
    }

    /** @param tls absent for a connection without TLS */
    public record Endpoint(String host, int port, Optional<Tls> tls) {}

    /**
     * PEM files. They are read again at every attempt, and a link that stands goes over to a changed one, see {@code Succession}.
     *
     * @param identity   absent when the broker does not ask for a client certificate
     * @param trust      the authorities to trust; absent for those of the JDK
     * @param verifyHost whether the broker's certificate must name the host
     * @param check      how often the files are looked at
     */
    public record Tls(Optional<Identity> identity, Optional<Path> trust, boolean verifyHost, Duration check) {}

    /**
     * @param certificate the client's certificate, then its intermediates
     * @param key         PKCS#8, not encrypted
     */
    public record Identity(Path certificate, Path key) {}

    /**
     * @param client MQTT client identifier; the one of the first attempt holds until the process ends
     * @param expiry how long the broker keeps the session of a lost link; zero ends it at once
     */
    public record Session(String client, boolean cleanStart, Duration expiry, Duration keepAlive) {}

    /**
     * @param receiveMaximum    how many incoming messages may be open (received, not acknowledged) at once
     * @param maximumPacketSize of incoming packets, in bytes
     * @param connectWithin     time limit of one attempt until TCP stands
     * @param answerWithin      time limit after that, for TLS and for MQTT each; long enough for a broker that a whole fleet asks at once
     * @param acknowledgeWithin an incoming message that is open longer makes the link reconnect, so that the broker delivers
     *                          again; zero waits for ever
     */
    public record Limits(
            int receiveMaximum,
            int maximumPacketSize,
            Duration connectWithin,
            Duration answerWithin,
            Duration acknowledgeWithin) {
        /** What a packet identifier can tell apart. */
        static final int MOST_RECEIVED = 65_535;
    }

    /**
     * Full jitter: each attempt waits a random part of a window that doubles from {@code first} to {@code most}.
     * A fleet whose broker restarts comes back spread over {@code first}.
     *
     * <p>A broker that is reached and does not answer has more to do than it can, and every attempt that it begins in vain costs it as
     * much as one that succeeds. After such attempts the window goes on doubling, beyond {@code most}, up to {@value #PATIENT} times
     * as long: else a fleet that comes back too fast would keep its broker from ever letting it in.
     */
    public record ReconnectWindow(Duration first, Duration most) {
        private static final int PATIENT = 16;

        public ReconnectWindow {
            if (!first.isPositive() || most.compareTo(first) < 0) {
                throw new IllegalArgumentException("a reconnect window must be 0 < first <= most");
            }
        }

        /**
         * How long an attempt waits; the first has number 0.
         *
         * @param unanswered how many attempts before it reached the broker in vain, one after the other
         */
        Duration pause(int attempt, int unanswered, RandomGenerator random) {
            var patience = of(attempt).multipliedBy(Math.min(PATIENT, 1L << Math.min(unanswered, 20)));
            return Duration.ofNanos(random.nextLong(patience.toNanos()));
        }

        private Duration of(int attempt) {
            long factor = 1L << Math.min(attempt, 20);
            var window = first.multipliedBy(factor);
            return window.compareTo(most) < 0 ? window : most;
        }
    }

    /** A name and a password for the broker. */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /**
     * What the broker says in the client's name when the link is lost.
     *
     * @param delay  how long the broker waits for the client to come back; keep it below the session expiry
     * @param expiry after which the broker drops it; absent for never
     */
    public record Will(
            String topic, byte[] payload, int qos, boolean retain, Duration delay, Optional<Duration> expiry) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Will will && parts().equals(will.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        @Override
        public String toString() {
            return "Will" + parts();
        }

        private List<Object> parts() {
            return List.of(topic, ByteBuffer.wrap(payload), qos, retain, delay, expiry);
        }
    }

    public ConnectionSettings withEndpoint(Endpoint other) {
        return new ConnectionSettings(other, session, limits, reconnect, login, will, variables);
    }

    /** The same with another MQTT client identifier. */
    public ConnectionSettings withClient(String client) {
        var other = new Session(client, session.cleanStart(), session.expiry(), session.keepAlive());
        return new ConnectionSettings(endpoint, other, limits, reconnect, login, will, variables);
    }

    /** Under another identifier, without a session and a will. */
    ConnectionSettings asGuest(String client) {
        var other = new Session(client, true, Duration.ZERO, session.keepAlive());
        return new ConnectionSettings(endpoint, other, limits, reconnect, login, Optional.empty(), variables);
    }

    /**
     * Whether a second connection of the same client may end the first unnoticed: the broker hands the session over, and does not speak
     * the will, because it is delayed and the session goes on (MQTT 5, 3.1.4 and 3.1.3.2.2). Both times are whole seconds on the wire.
     */
    boolean survivesTakeOver() {
        return !session.cleanStart()
                && session.expiry().toSeconds() > 0
                && will.map(it -> it.delay().toSeconds() > 0).orElse(true);
    }

    ConnectionSettings withReceiveMaximum(int most) {
        var other = new Limits(
                most,
                limits.maximumPacketSize(),
                limits.connectWithin(),
                limits.answerWithin(),
                limits.acknowledgeWithin());
        return new ConnectionSettings(endpoint, session, other, reconnect, login, will, variables);
    }

    public ConnectionSettings withReconnect(ReconnectWindow other) {
        return new ConnectionSettings(endpoint, session, limits, other, login, will, variables);
    }

    public ConnectionSettings withLogin(Login other) {
        return new ConnectionSettings(endpoint, session, limits, reconnect, Optional.of(other), will, variables);
    }

    public ConnectionSettings withWill(Will other) {
        return new ConnectionSettings(endpoint, session, limits, reconnect, login, Optional.of(other), variables);
    }

    public ConnectionSettings withVariables(Map<String, String> others) {
        return new ConnectionSettings(endpoint, session, limits, reconnect, login, will, others);
    }
}
