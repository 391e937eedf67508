package vn.tiepdan.control.fleet.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Map;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.KeyedCertificate;
import vn.tiepdan.wire.Channel;

/** The files that the embedded broker reads: its configuration and its key stores, written anew at every start. */
final class BrokerFiles {
    private static final int ROOM_FOR_HEADERS = 32 * 1024;
    private static final String TEMPLATE = """
            <?xml version="1.0"?>
            <hivemq>
              <listeners>
                <tls-tcp-listener>
                  <port>@port@</port>
                  <bind-address>@bind@</bind-address>
                  <tls>
                    <protocols><protocol>TLSv1.3</protocol><protocol>TLSv1.2</protocol></protocols>
                    <keystore>
                      <path>@keys@</path><password>@password@</password>
                      <private-key-password>@password@</private-key-password>
                    </keystore>
                    <truststore><path>@trust@</path><password>@password@</password></truststore>
                    <handshake-timeout>60000</handshake-timeout>
                    <client-authentication-mode>REQUIRED</client-authentication-mode>
                  </tls>
                </tls-tcp-listener>
              </listeners>
              <mqtt>
                <queued-messages><max-queue-size>@queue@</max-queue-size><strategy>discard</strategy></queued-messages>
                <receive-maximum><server-receive-maximum>1000</server-receive-maximum></receive-maximum>
                <packets><max-packet-size>@packet@</max-packet-size></packets>
                <session-expiry><max-interval>604800</max-interval></session-expiry>
              </mqtt>
              <security>
                <allow-empty-client-id><enabled>false</enabled></allow-empty-client-id>
                <utf8-validation><enabled>true</enabled></utf8-validation>
              </security>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
              <persistence><mode>in-memory</mode></persistence>
            </hivemq>
            """;

    private final DataFolder folder;

    private BrokerFiles(DataFolder folder) {
        this.folder = folder;
    }

    static BrokerFiles write(
            DataFolder folder, BrokerSettings settings, CertificateAuthority authority, KeyedCertificate server) {
        var files = new BrokerFiles(folder);
        var password = folder.secret("password");
        try {
            files.writeKeys(server, authority, password);
            files.writeTrust(authority, password);
            DataFolder.writePrivate(
                    files.configuration().resolve("config.xml"),
                    fill(Map.of(
                            "port", Integer.toString(settings.port()),
                            "bind", settings.bind(),
                            "keys", files.keys().toString(),
                            "trust", files.trust().toString(),
                            "password", password,
                            "queue", Integer.toString(settings.queuedMessages()),
                            "packet", Integer.toString(Channel.MAXIMUM_PAYLOAD_BYTES + ROOM_FOR_HEADERS))));
            return files;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("cannot write the broker's files in " + folder.path(), failed);
        }
    }

    Path configuration() {
        return folder.below("conf").path();
    }

    Path data() {
        return folder.below("data").path();
    }

    Path extensions() {
        return folder.below("extensions").path();
    }

    private Path keys() {
        return folder.file("keys.p12");
    }

    private Path trust() {
        return folder.file("trust.p12");
    }

    private void writeKeys(KeyedCertificate server, CertificateAuthority authority, String password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", server.key(), password.toCharArray(), new Certificate[] {
            server.certificate(), authority.certificate()
        });
        save(store, keys(), password);
    }

    private void writeTrust(CertificateAuthority authority, String password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority.certificate());
        save(store, trust(), password);
    }

    private static void save(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static String fill(Map<String, String> values) {
        var text = TEMPLATE;
        for (var value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }
}
