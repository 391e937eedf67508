package vn.tiepdan.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the connector promises, whatever the broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinkContract
        implements PropertiesContract,
                RestartContract,
                RedeliveryContract,
                IncomingContract,
                OutgoingContract,
                SessionContract,
                WillContract,
                ReachContract,
                TlsContract,
                RenewalContract,
                HealthContract {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Authority authority;
    private TestBroker broker;
    private String test = "";

    abstract TestBroker broker(Path folder, Authority authority);

    @BeforeAll
    void startBroker(@TempDir Path folder) {
        authority = new Authority(folder);
        broker = broker(folder, authority);
        broker.start();
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void nameTopics(TestInfo info) {
        test = info.getTestMethod().orElseThrow().getName().replace('_', '-');
    }

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        for (var it : opened) {
            it.close();
        }
        opened.clear();
    }

    @Override
    public TestBroker broker() {
        return broker;
    }

    @Override
    public Authority authority() {
        return authority;
    }

    @Override
    public String root() {
        return "open/" + test;
    }

    @Override
    public Relay relay() {
        var relay = new Relay(broker.port());
        opened.add(relay);
        return relay;
    }

    @Override
    public App app(String client, Map<String, String> more) {
        authority.issue(client);
        var all = new HashMap<String, String>();
        all.put("host", "localhost");
        all.put("port", String.valueOf(broker.port()));
        all.put("connection", client);
        all.put("client-id", client + "-" + test);
        all.put("tls.certificate", authority.certificate(client).toString());
        all.put("tls.key", authority.key(client).toString());
        all.put("tls.trust", authority.ca().toString());
        all.put("reconnect-window-first", "PT0.05S");
        all.put("reconnect-window", "PT0.3S");
        all.putAll(more);
        var app = new App(all);
        opened.add(app);
        return app;
    }
}
