package vn.tiepdan.agent.identity;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import vn.tiepdan.agent.WholeFile;
import vn.tiepdan.wire.DeviceId;

/** The files of an identity. The certificate is written last: when it is there, everything is. */
public final class IdentityFolder {
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    private final Path folder;

    public IdentityFolder(Path dataDir) {
        folder = dataDir.resolve("identity");
    }

    /** Empty until the device is enrolled. */
    public Optional<DeviceIdentity> load() {
        finishRenewal();
        return Files.exists(certificateFile()) ? Optional.of(identity()) : Optional.empty();
    }

    /** The key of this device; made at the first call and the same ever after, so that a broken enrolment can be repeated. */
    public KeyPair key() {
        return pair(keyFile(), publicKeyFile());
    }

    private KeyPair pair(Path secret, Path open) {
        try {
            if (Files.exists(secret) && Files.exists(open)) {
                return new KeyPair(publicKey(open), privateKey(secret));
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            WholeFile.write(
                    open, pem("PUBLIC KEY", pair.getPublic().getEncoded()).getBytes(StandardCharsets.US_ASCII));
            WholeFile.write(
                    secret, pem("PRIVATE KEY", pair.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII));
            return pair;
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("the key of this device cannot be made or read", defect);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Keeps what the control plane's authority signed. */
    public DeviceIdentity keep(List<X509Certificate> chain, List<X509Certificate> authorities) {
        try {
            WholeFile.write(trust(), pem(authorities).getBytes(StandardCharsets.US_ASCII));
            WholeFile.write(certificateFile(), pem(chain).getBytes(StandardCharsets.US_ASCII));
            return identity();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("a certificate cannot be encoded", unreadable);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The key that the next certificate shall have; the same until {@link #renew}, as {@link #key()} is. */
    KeyPair nextKey() {
        return pair(nextKeyFile(), nextPublicKeyFile());
    }

    /** Keeps the next certificate and makes its key the key of this device. */
    DeviceIdentity renew(List<X509Certificate> chain, List<X509Certificate> authorities) {
        if (!chain.getFirst().getPublicKey().equals(nextKey().getPublic())) {
            throw new EnrolmentFailed.Unreachable("The control plane signed another key than the one of the request.");
        }
        keep(chain, authorities);
        finishRenewal();
        return identity();
    }

    /** A device that was switched off in between has the next certificate and still the old key. */
    private void finishRenewal() {
        try {
            if (!Files.exists(certificateFile()) || !Files.exists(nextPublicKeyFile())) {
                return;
            }
            var next = publicKey(nextPublicKeyFile());
            if (!certificate().getPublicKey().equals(next)) {
                return;
            }
            if (Files.exists(nextKeyFile())) {
                Files.move(nextKeyFile(), keyFile(), ATOMIC_MOVE, REPLACE_EXISTING);
            }
            Files.move(nextPublicKeyFile(), publicKeyFile(), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("the next key of this device cannot be read", damaged);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The claim code with which this device waits for approval, when somebody gave it here; good for this device's key alone. */
    Optional<String> waitingCode() {
        try {
            return Files.exists(waitingCodeFile())
                    ? Optional.of(Files.readString(waitingCodeFile(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void keepWaitingCode(String code) {
        try {
            if (!waitingCode().equals(Optional.of(code))) {
                WholeFile.write(waitingCodeFile(), code.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void forgetWaitingCode() {
        try {
            Files.deleteIfExists(waitingCodeFile());
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** What this device shows of itself in a TLS handshake. */
    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("device", key().getPrivate(), IN_MEMORY, new Certificate[] {certificate()});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory.getKeyManagers();
    }

    /** The certificate of this device. */
    X509Certificate certificate() {
        try {
            var pem = Files.readAllBytes(certificateFile());
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(
                    certificateFile() + " is damaged; delete the folder and enrol this device again", damaged);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private DeviceIdentity identity() {
        return new DeviceIdentity(commonName(certificate()), certificateFile(), keyFile(), trust());
    }

    /** The device id that the certificate was issued to. */
    static DeviceId commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(rdn -> new DeviceId(rdn.getValue().toString()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("the certificate names no device"));
        } catch (InvalidNameException impossible) {
            throw new IllegalStateException("the certificate names no device", impossible);
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(unpem(file)));
    }

    private static PublicKey publicKey(Path file) throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(unpem(file)));
    }

    private static String pem(List<X509Certificate> certificates) throws GeneralSecurityException {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    private static String pem(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static byte[] unpem(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    private Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    private Path publicKeyFile() {
        return folder.resolve("public-key.pem");
    }

    private Path waitingCodeFile() {
        return folder.resolve("waiting-code");
    }

    private Path nextKeyFile() {
        return folder.resolve("next-key.pem");
    }

    private Path nextPublicKeyFile() {
        return folder.resolve("next-public-key.pem");
    }

    Path trust() {
        return folder.resolve("trust.pem");
    }
}
