package vn.tiepdan.bench.fleet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.tiepdan.wire.DeviceId;

/**
 * Signs devices with the control plane's own key, read from its data folder: ten thousand requests for enrolment would measure
 * enrolment.
 */
final class Authority {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int SERIAL_BITS = 127;

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final RandomGenerator random;

    private Authority(X509Certificate certificate, PrivateKey key, RandomGenerator random) {
        this.certificate = certificate;
        this.key = key;
        this.random = random;
    }

    /** @param folder with {@code ca.pem} and {@code ca.key} */
    static Authority in(Path folder, RandomGenerator random) {
        try {
            var holder = (X509CertificateHolder) parsed(folder.resolve("ca.pem"));
            var key = (PrivateKeyInfo) parsed(folder.resolve("ca.key"));
            return new Authority(
                    new JcaX509CertificateConverter().getCertificate(holder),
                    new JcaPEMKeyConverter().getPrivateKey(key),
                    random);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the certificate authority in " + folder + " cannot be used", unusable);
        }
    }

    private static Object parsed(Path file) throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            return parser.readObject();
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** As the control plane signs: the device's id is the common name, and the organisational unit says what it is. */
    X509Certificate sign(DeviceId device, PublicKey of, Instant now) {
        try {
            var subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.OU, "DEVICE")
                    .addRDN(BCStyle.CN, device.value())
                    .build();
            var builder = new JcaX509v3CertificateBuilder(
                            X500Name.getInstance(
                                    certificate.getSubjectX500Principal().getEncoded()),
                            new BigInteger(SERIAL_BITS, seeded()),
                            Date.from(now.minus(CLOCKS_DIFFER)),
                            Date.from(now.plus(LIFE)),
                            subject,
                            of)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException defect) {
            throw new IllegalStateException("cannot sign a device certificate", defect);
        }
    }

    private java.util.Random seeded() {
        return java.util.Random.from(random);
    }
}
