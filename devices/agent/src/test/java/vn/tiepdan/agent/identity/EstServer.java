package vn.tiepdan.agent.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * Answers over HTTPS as the control plane does: RFC 7030, refusals as RFC 9457 problems. Its authority also signs for the
 * broker.
 */
public final class EstServer implements AutoCloseable {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();
    /** What an operator who rejects somebody says. */
    static final String WHY = "Không ai biết máy này";

    private static final String REJECTED = "rejected-code";
    private static final X500Name NAME = new X500Name("CN=Test authority");

    private final KeyPair pair = keyPair();
    private final X509Certificate authority;
    private final HttpsServer server;
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> waiting = new ConcurrentHashMap<>();
    private final Set<PublicKey> keys = ConcurrentHashMap.newKeySet();
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Given> files = new ConcurrentHashMap<>();
    private volatile int takesFilesWith = 204;
    private volatile CompletableFuture<Void> takesFilesAfter = CompletableFuture.completedFuture(null);
    private volatile long leastEpoch;

    public EstServer(Path ca) throws GeneralSecurityException, IOException, OperatorCreationException {
        authority = sign(NAME, pair.getPublic(), true);
        Files.writeString(ca, pem("CERTIFICATE", authority.getEncoded()));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/.well-known/est/cacerts", exchange -> answer(exchange, 200, certsOnly(authority)));
        server.createContext("/.well-known/est/simpleenroll", this::enrol);
        server.createContext("/api/v1/device/commands/", this::take);
        server.start();
    }

    /** What a device gave as the file of a command, and as whom. */
    public record Given(String contentType, byte[] content, String device) {}

    /** By the path after {@code /api/v1/device/commands/}. */
    public Map<String, Given> files() {
        return files;
    }

    /** From now on who gives a file is answered with this status. */
    public void takesFilesWith(int status) {
        takesFilesWith = status;
    }

    /** From now on who gives a file waits until this is there. */
    public void takesFilesAfter(CompletableFuture<Void> moment) {
        takesFilesAfter = moment;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void refuses(String code, String word) {
        refusals.put(code, word);
    }

    /** From now on whoever comes with this code waits for an operator, and shall come again after this long (RFC 7030 §4.2.3). */
    public void waits(String code, String retryAfter) {
        waiting.put(code, retryAfter);
    }

    public void approves(String code) {
        waiting.remove(code);
    }

    public void rejects(String code) {
        waiting.remove(code);
        refusals.put(code, REJECTED);
    }

    /** From now on who enrols takes the place of a device that counted so far. */
    void replacesUpTo(long epoch) {
        leastEpoch = epoch + 1;
    }

    /** How often somebody gave a code. */
    int asked() {
        return asked.get();
    }

    Set<PublicKey> keys() {
        return keys;
    }

    /** What those who gave a code said that they are. */
    Set<String> roles() {
        return roles;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Writes key and certificate of a server on this machine. */
    public void issue(Path certificate, Path key)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var own = keyPair();
        Files.writeString(
                certificate,
                pem(
                        "CERTIFICATE",
                        sign(new X500Name("CN=localhost"), own.getPublic(), false)
                                .getEncoded()));
        Files.writeString(key, pem("PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    X509Certificate signed(PublicKey key) throws GeneralSecurityException, IOException, OperatorCreationException {
        return sign(new X500Name("CN=d-0123456789"), key, false);
    }

    X509Certificate authority() {
        return authority;
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    private void enrol(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        roles.addAll(exchange.getRequestHeaders().getOrDefault("Tiepdan-Role", List.of("nothing")));
        var basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        var code = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).substring("claim:".length());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            var key = new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body)).getPublicKey();
            keys.add(key);
            var word = refusals.get(code);
            var retryAfter = waiting.get(code);
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                answer(exchange, 202, "An operator must approve this key");
            } else if (word == null) {
                if (leastEpoch > 0) {
                    exchange.getResponseHeaders().set("Tiepdan-Least-Epoch", Long.toString(leastEpoch));
                }
                answer(exchange, 200, certsOnly(signed(key)));
            } else {
                answer(exchange, word.equals(REJECTED) ? 403 : 401, """
                        {"type":"/problems/%s","title":"Enrolment refused","status":401,"detail":"…","why":"%s"}""".formatted(word, WHY));
            }
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        takesFilesAfter.orTimeout(20, TimeUnit.SECONDS).join();
        var content = exchange.getRequestBody().readAllBytes();
        try {
            var device = ((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName();
            var place = exchange.getRequestURI().getPath().substring("/api/v1/device/commands/".length());
            if (takesFilesWith == 204 && exchange.getRequestMethod().equals("PUT")) {
                files.put(place, new Given(exchange.getRequestHeaders().getFirst("Content-Type"), content, device));
            }
            exchange.sendResponseHeaders(takesFilesWith, -1);
        } catch (SSLPeerUnverifiedException stranger) {
            exchange.sendResponseHeaders(401, -1);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String certsOnly(X509Certificate certificate) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            return Base64.getMimeEncoder()
                    .encodeToString(generator.generate(new CMSAbsentContent()).getEncoded());
        } catch (IOException | GeneralSecurityException | CMSException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private SSLContext tls() throws GeneralSecurityException, IOException, OperatorCreationException {
        var own = keyPair();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.getPrivate(), IN_MEMORY, new Certificate[] {
            sign(new X500Name("CN=localhost"), own.getPublic(), false), authority
        });
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(store, IN_MEMORY);
        var context = SSLContext.getInstance("TLS");
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", authority);
        var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trust);
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private X509Certificate sign(X500Name subject, PublicKey key, boolean isAuthority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                        NAME,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        key)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        if (!isAuthority) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
