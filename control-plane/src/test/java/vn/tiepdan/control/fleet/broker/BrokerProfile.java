package vn.tiepdan.control.fleet.broker;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import vn.tiepdan.control.start.Ports;

/** The whole control plane with its own broker on a free port. */
public final class BrokerProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("tiepdan.broker.embedded", "true", "tiepdan.broker.port", Integer.toString(Ports.free()));
    }
}
