package vn.tiepdan.agent.far;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.identity.EstServer;
import vn.tiepdan.peripheral.ups.Nut;

/** A far side for the agent that the test starts. A test that has a field of type {@link FarSide} or {@link Nut} finds it there. */
public class AgentStand implements QuarkusTestResourceLifecycleManager {
    /** The claim code that the agent comes with. */
    public static final String CODE = "7K2M-Q9XD-40RT";

    private @Nullable EstServer authority;
    private @Nullable Broker broker;
    private @Nullable FarSide far;
    private @Nullable Nut nut;

    @Override
    public Map<String, String> start() {
        try {
            var folder = Files.createTempDirectory("agent-stand");
            var ca = folder.resolve("ca.pem");
            authority = new EstServer(ca);
            prepare(authority);
            broker = new Broker(folder, authority, ca);
            broker.start();
            far = new FarSide(broker);
            nut = new Nut(Files.createDirectory(folder.resolve("nut")));
            var settings = new HashMap<>(settings(folder, ca, authority, broker));
            settings.put("tiepdan.agent.ups.address", nut.address("kiosk").toString());
            settings.putAll(more(folder));
            return settings;
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** For a stand whose authority does not take the code that the agent comes with. */
    protected void prepare(EstServer untouched) {}

    /** For a stand whose agent is set up with more. */
    protected Map<String, String> more(Path folder) throws IOException {
        return Map.of();
    }

    /** What an agent needs to know to find this far side. */
    public static Map<String, String> settings(Path folder, Path ca, EstServer authority, Broker broker) {
        return Map.of(
                "tiepdan.agent.data-dir",
                folder.resolve("data").toString(),
                "tiepdan.agent.enrolment.url",
                "https://localhost:" + authority.port(),
                "tiepdan.agent.enrolment.code",
                CODE,
                "tiepdan.agent.enrolment.ca",
                ca.toString(),
                "tiepdan.agent.broker.host",
                "localhost",
                "tiepdan.agent.broker.port",
                String.valueOf(broker.port()));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(far, new TestInjector.MatchesType(FarSide.class));
        injector.injectIntoFields(authority, new TestInjector.MatchesType(EstServer.class));
        injector.injectIntoFields(nut, new TestInjector.MatchesType(Nut.class));
    }

    @Override
    public void stop() {
        if (far != null) {
            far.close();
        }
        if (nut != null) {
            nut.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (authority != null) {
            authority.close();
        }
    }
}
