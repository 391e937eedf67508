package vn.tiepdan.link;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for tests, with the files of its broker and clients in one folder. */
final class Authority {
    static final String PASSWORD = "for-tests";
    private static final AtomicLong SERIALS = new AtomicLong(1);

    private final Path folder;
    private final KeyPair pair;
    private final X500Name name = new X500Name("CN=Test authority");

    Authority(Path folder) {
        this.folder = folder;
        pair = keyPair();
        try {
            write("ca.pem", sign(name, pair, true));
            issue("broker");
            brokerStore();
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Path ca() {
        return folder.resolve("ca.pem");
    }

    Path certificate(String who) {
        return folder.resolve(who + ".pem");
    }

    Path key(String who) {
        return folder.resolve(who + ".key");
    }

    Path brokerKeyStore() {
        return folder.resolve("broker.p12");
    }

    Path trustStore() {
        return folder.resolve("ca.p12");
    }

    /** Writes a new key and certificate over the old ones; returns the serial number. */
    BigInteger issue(String who) {
        try {
            var own = keyPair();
            var certificate = sign(new X500Name("CN=" + who), own, false);
            write(who + ".key", new JcaPKCS8Generator(own.getPrivate(), null));
            write(who + ".pem", certificate);
            if (who.equals("broker")) {
                store("broker.p12", own, certificate);
            }
            return certificate.getSerialNumber();
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void brokerStore() throws GeneralSecurityException, IOException, OperatorCreationException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", sign(name, pair, true));
        save("ca.p12", store);
    }

    private void store(String file, KeyPair own, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        save(file, store);
    }

    private void save(String file, KeyStore store) throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(folder.resolve(file))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private void write(String file, Object content) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        Files.writeString(folder.resolve(file), text.toString());
    }

    private X509Certificate sign(X500Name subject, KeyPair own, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(SERIALS.getAndIncrement()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        own.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
