package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** What a control plane with its own database, broker and media server opens to this machine and to others. */
@NullUnmarked
class ListensTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int PATIENCE_MILLIS = 5_000;
    /** Type of the packet with which a broker answers somebody who connects (MQTT 5 section 3.2). */
    private static final int CONNACK = 0x20;

    @TempDir
    static Path folder;

    private static final Ports PORTS = Ports.free();
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = new Stack(ROOT, folder, PORTS, Map.of(), line -> {});
        stack.startControlPlane();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void othersReachHttpsAndTheBrokerAndNothingElse() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Listening.of(processes())).isEqualTo(expected()));
    }

    @Test
    void theBrokerAnswersNobodyWithoutTls() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORTS.broker())) {
            assertThat(answerToConnect(socket)).isNotEqualTo(CONNACK);
        }
    }

    @Test
    void theBrokerAnswersNobodyWithoutACertificate() {
        for (var version : List.of("TLSv1.3", "TLSv1.2")) {
            assertThatThrownBy(() -> {
                        try (var socket = tls(version)) {
                            answerToConnect(socket);
                        }
                    })
                    .as(version)
                    .satisfiesAnyOf(
                            told -> assertThat(told)
                                    .isInstanceOf(SSLException.class)
                                    .hasMessageContaining("certificate"),
                            closed -> assertThat(closed).isInstanceOf(SocketException.class));
        }
    }

    /** The first octet of what comes back, or -1 when the connection is closed. */
    private static int answerToConnect(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var connect = new byte[] {0x10, 0x10, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 3, 'd', '-', 'x'};
        socket.getOutputStream().write(connect);
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("the broker keeps the connection open", silent);
        }
    }

    private static SSLSocket tls(String version) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var file = Files.newInputStream(controlPlane().resolve("ca/ca.pem"))) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance(version);
        context.init(null, trust.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", PORTS.broker());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    private static Set<String> expected() throws IOException {
        var expected = new TreeSet<String>();
        expected.add("loopback:" + PORTS.http());
        expected.add("any:" + PORTS.https());
        expected.add("any:" + PORTS.broker());
        expected.add("loopback:"
                + Files.readString(controlPlane().resolve("postgres/port")).strip());
        var janus = Files.readString(controlPlane().resolve("janus/janus.transport.http.jcfg"), StandardCharsets.UTF_8);
        Pattern.compile("port = (\\d+)")
                .matcher(janus)
                .results()
                .forEach(port -> expected.add("loopback:" + port.group(1)));
        assertThat(expected).hasSize(6);
        return expected;
    }

    /** The control plane, what it started, and the database server, which has no parent any more. */
    private static List<Long> processes() throws IOException {
        var all = new ArrayList<Long>();
        var own = stack.controlPlane().process().toHandle();
        all.add(own.pid());
        own.descendants().map(ProcessHandle::pid).forEach(all::add);
        all.add(Long.parseLong(Files.readAllLines(controlPlane().resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip()));
        return all;
    }

    private static Path controlPlane() {
        return stack.data().resolve("control-plane");
    }
}
