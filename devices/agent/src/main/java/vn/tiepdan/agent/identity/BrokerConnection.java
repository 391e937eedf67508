package vn.tiepdan.agent.identity;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.configuration.Configuration;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.link.ConnectionSettings;
import vn.tiepdan.link.ConnectionSetup;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Wire;

/** Says how to connect: as this device, with the broker's promise to say when it is lost. */
@ApplicationScoped
@Identifier(BrokerConnection.NAME)
public class BrokerConnection implements ConnectionSetup {
    /** The agent's one connection. */
    public static final String NAME = "agent";

    private static final Duration WILL_DELAY = Duration.ofSeconds(5);

    private static final Duration LOOKS_FOR_RENEWED = Duration.ofSeconds(10);

    private final AgentSettings settings;
    private final Enrolment enrolment;
    private final Renewal renewal;
    private final AgentStore store;
    private final Configuration configuration;
    private final Clock clock;

    BrokerConnection(
            AgentSettings settings,
            Enrolment enrolment,
            Renewal renewal,
            AgentStore store,
            Configuration configuration,
            Clock clock) {
        this.settings = settings;
        this.enrolment = enrolment;
        this.renewal = renewal;
        this.store = store;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public Optional<ConnectionSettings.ReconnectWindow> reconnectWindow() {
        return Optional.of(configuration.reconnectWindow());
    }

    @Override
    public Uni<ConnectionSettings> prepare(ConnectionSettings configured) {
        return enrolment.identity().invoke(renewal::begin).map(identity -> {
            var tls = new ConnectionSettings.Tls(
                    Optional.of(new ConnectionSettings.Identity(identity.certificate(), identity.key())),
                    Optional.<Path>of(identity.trust()),
                    true,
                    LOOKS_FOR_RENEWED);
            var birth = new Presence(
                    Presence.State.BORN, store.epoch(), store.software(), Presence.CONTRACT, clock.instant());
            var will = new ConnectionSettings.Will(
                    Channel.PRESENCE.of(identity.id()).name(),
                    Wire.write(birth.asWill()),
                    1,
                    true,
                    WILL_DELAY,
                    Optional.empty());
            return configured
                    .withEndpoint(new ConnectionSettings.Endpoint(
                            settings.broker().host(), settings.broker().port(), Optional.of(tls)))
                    .withClient(identity.id().value())
                    .withVariables(Map.of("device", identity.id().value()))
                    .withWill(will);
        });
    }
}
