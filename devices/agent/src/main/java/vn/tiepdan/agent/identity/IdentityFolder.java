package vn.tiepdan.agent.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
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
import vn.tiepdan.wire.DeviceId;

/** The files of an identity. The certificate is written last: when it is there, everything is. */
public final class IdentityFolder {
    private final Path folder;

    public IdentityFolder(Path dataDir) {
        folder = dataDir.resolve("identity");
    }

    /** Empty until the device is enrolled. */
    public Optional<DeviceIdentity> load() {
        return Files.exists(certificate()) ? Optional.of(identity()) : Optional.empty();
    }

    /** The key of this device; made at the first call and the same ever after, so that a broken enrolment can be repeated. */
    public KeyPair key() {
        try {
            if (Files.exists(keyFile()) && Files.exists(publicKeyFile())) {
                return readKey();
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            write(publicKeyFile(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            write(keyFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
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
            write(trust(), pem(authorities));
            write(certificate(), pem(chain));
            return identity();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("a certificate cannot be encoded", unreadable);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private DeviceIdentity identity() {
        try {
            var pem = Files.readAllBytes(certificate());
            var leaf = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            return new DeviceIdentity(commonName(leaf), certificate(), keyFile(), trust());
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(
                    certificate() + " is damaged; delete the folder and enrol this device again", damaged);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

    private KeyPair readKey() throws GeneralSecurityException, IOException {
        var factory = KeyFactory.getInstance("EC");
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(unpem(keyFile())));
        PublicKey open = factory.generatePublic(new X509EncodedKeySpec(unpem(publicKeyFile())));
        return new KeyPair(open, secret);
    }

    private void write(Path file, String content) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, content, StandardOpenOption.DSYNC);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

    private Path certificate() {
        return folder.resolve("certificate.pem");
    }

    private Path keyFile() {
        return folder.resolve("key.pem");
    }

    private Path publicKeyFile() {
        return folder.resolve("public-key.pem");
    }

    private Path trust() {
        return folder.resolve("trust.pem");
    }
}
