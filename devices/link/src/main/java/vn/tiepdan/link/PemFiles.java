package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import vn.tiepdan.link.ConnectionSettings.Identity;
import vn.tiepdan.link.ConnectionSettings.Tls;

/** Key, certificate and authorities from PEM files to what a TLS handshake needs. */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    private PemFiles() {}

    /** Fails with {@link GeneralSecurityException} when a file is unusable or key and certificate do not belong together. */
    static MqttClientSslConfig load(Tls tls, Duration handshakeWithin) throws GeneralSecurityException, IOException {
        return MqttClientSslConfig.builder()
                .keyManagerFactory(
                        tls.identity().isPresent() ? identity(tls.identity().get()) : null)
                .trustManagerFactory(tls.trust().isPresent() ? trust(tls.trust().get()) : null)
                .handshakeTimeout(handshakeWithin.toMillis(), TimeUnit.MILLISECONDS)
                .hostnameVerifier(tls.verifyHost() ? null : (_, _) -> true)
                .build();
    }

    /** Changes when the content of any of the files changes. */
    static String fingerprint(Tls tls) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : files(tls)) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Tls tls) {
        return Stream.concat(
                        tls.identity().stream().flatMap(identity -> Stream.of(identity.certificate(), identity.key())),
                        tls.trust().stream())
                .toList();
    }

    private static KeyManagerFactory identity(Identity identity) throws GeneralSecurityException, IOException {
        var chain = certificates(identity.certificate());
        var key = key(identity.key());
        requirePair(key, chain.getFirst(), identity);
        var store = empty();
        store.setKeyEntry("identity", key, IN_MEMORY, chain.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory;
    }

    private static TrustManagerFactory trust(Path file) throws GeneralSecurityException, IOException {
        var store = empty();
        for (var authority : certificates(file)) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        var found =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                        .stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (found.isEmpty()) {
            throw new GeneralSecurityException(file + " holds no certificate");
        }
        return found;
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        var match = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!match.find()) {
            throw new GeneralSecurityException(
                    file + " holds no PKCS#8 key; convert it with: openssl pkcs8 -topk8 -nocrypt");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(match.group(1)));
        for (var algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException _) {
                continue;
            }
        }
        throw new GeneralSecurityException(file + " holds a key of an unknown kind; known are " + KEY_ALGORITHMS);
    }

    /** A renewal that was interrupted between its two files must not take the link down. */
    private static void requirePair(PrivateKey key, X509Certificate certificate, Identity identity)
            throws GeneralSecurityException {
        var algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        var probe = "pair".getBytes(StandardCharsets.US_ASCII);
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(probe);
        var signed = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(probe);
        if (!signer.verify(signed)) {
            throw new GeneralSecurityException(
                    identity.key() + " is not the key of the certificate in " + identity.certificate());
        }
    }
}
