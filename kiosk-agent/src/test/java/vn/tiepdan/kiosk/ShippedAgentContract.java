package vn.tiepdan.kiosk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.Broker;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.identity.EstServer;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Presence;

/** The agent as it is shipped, with a broker and a far side for each test; it is started as often as the test wants. */
@NullUnmarked
abstract class ShippedAgentContract {
    @TempDir
    Path folder;

    Broker broker;
    FarSide far;
    private EstServer authority;
    private Map<String, String> settings;

    /** Of each start, beside those of the stand. */
    Map<String, String> more() {
        return Map.of();
    }

    @BeforeEach
    void start() throws Exception {
        var ca = folder.resolve("ca.pem");
        authority = new EstServer(ca);
        broker = new Broker(folder, authority, ca);
        broker.start();
        far = new FarSide(broker);
        settings = new HashMap<>(AgentStand.settings(folder, ca, authority, broker));
        settings.putAll(more());
    }

    @AfterEach
    void stop() {
        far.close();
        broker.close();
        authority.close();
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    Agent agent() {
        return Agent.start(settings, Path.of("target", "agent-under-test.log"));
    }

    Presence hears(Presence.State state, long epoch) {
        return far.hears(
                Channel.PRESENCE, Presence.class, presence -> presence.state() == state && presence.epoch() == epoch);
    }
}
