package vn.tiepdan.link;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** HiveMQ CE in this JVM, with its data in files, so that sessions survive a stop. */
final class EmbeddedHiveMq implements TestBroker {
    private final Path folder;
    private final int port = TestBroker.freePort();
    private final int plainPort = TestBroker.freePort();
    private @Nullable EmbeddedHiveMQ broker;

    EmbeddedHiveMq(Path folder, Authority authority) {
        this.folder = folder;
        try {
            for (var part : new String[] {"conf", "data", "extensions"}) {
                Files.createDirectories(folder.resolve(part));
            }
            Files.writeString(folder.resolve("conf/config.xml"), """
                    <?xml version="1.0"?>
                    <hivemq>
                      <listeners>
                        <tls-tcp-listener>
                          <port>%d</port>
                          <bind-address>127.0.0.1</bind-address>
                          <tls>
                            <keystore><path>%s</path><password>%s</password><private-key-password>%s</private-key-password></keystore>
                            <truststore><path>%s</path><password>%s</password></truststore>
                            <client-authentication-mode>REQUIRED</client-authentication-mode>
                          </tls>
                        </tls-tcp-listener>
                        <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
                      </listeners>
                      <mqtt>
                        <queued-messages><max-queue-size>100000</max-queue-size></queued-messages>
                        <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
                        <packets><max-packet-size>%d</max-packet-size></packets>
                      </mqtt>
                      <persistence><mode>file</mode></persistence>
                      <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                    </hivemq>
                    """.formatted(
                            port,
                            authority.brokerKeyStore(),
                            Authority.PASSWORD,
                            Authority.PASSWORD,
                            authority.trustStore(),
                            Authority.PASSWORD,
                            plainPort,
                            LARGEST));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int plainPort() {
        return plainPort;
    }

    @Override
    public boolean keepsReceiveMaximum() {
        return true;
    }

    @Override
    public void start() {
        var started = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("rights")
                        .withName("Rights for tests")
                        .withVersion("1")
                        .withPriority(0)
                        .withStartPriority(0)
                        .withAuthor("tests")
                        .withExtensionMain(new HiveMqRights())
                        .build())
                .build();
        started.start().join();
        broker = started;
    }

    @Override
    public void kill() {
        var running = broker;
        if (running != null) {
            running.stop().join();
            broker = null;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
