package vn.tiepdan.control.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.platform.DataFolder;

/** Signs certificates with a key of its own (EC P-256), made on first use. */
public final class CertificateAuthority {
    private static final Duration OWN_LIFE = Duration.ofDays(20 * 365);
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int SERIAL_BITS = 127;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final X500Name NAME = new X500Name("CN=Tiep Dan certificate authority");

    private final DataFolder folder;
    private final Clock clock;
    private final KeyedCertificate own;

    private CertificateAuthority(DataFolder folder, Clock clock, KeyedCertificate own) {
        this.folder = folder;
        this.clock = clock;
        this.own = own;
    }

    /** Reads the authority of this folder, or makes it. */
    public static CertificateAuthority in(DataFolder folder, Clock clock) {
        try {
            if (!Files.exists(folder.file("ca.pem"))) {
                store(folder, "ca", selfSigned(keyPair(), clock.instant()));
            }
            return new CertificateAuthority(folder, clock, load(folder, "ca"));
        } catch (IOException | GeneralSecurityException | OperatorException failed) {
            throw new CannotStart(
                    "Cannot read or make the certificate authority in " + folder.path() + ": " + failed.getMessage(),
                    failed);
        }
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /** The file that a device trusts: the authority's certificate as PEM. */
    public Path certificateFile() {
        return folder.file("ca.pem");
    }

    /** Signs the key of a device; nothing else of its request is taken over. */
    public X509Certificate signDevice(String device, PublicKey key, Duration life) {
        try {
            return sign(new Holder(device, Holder.Kind.DEVICE), key, life, List.of());
        } catch (IOException | GeneralSecurityException | OperatorException defect) {
            throw new IllegalStateException("cannot sign a device certificate", defect);
        }
    }

    /**
     * The certificate of a part of the control plane, kept in {@code name.pem} and {@code name.key}; made anew when it is
     * about to end or lacks one of the names.
     *
     * @param names host names and addresses under which the part is reached; empty for a client
     */
    public KeyedCertificate service(String name, List<String> names) {
        try {
            if (Files.exists(folder.file(name + ".pem"))) {
                var kept = load(folder, name);
                if (isGood(kept.certificate(), names)) {
                    return kept;
                }
            }
            var pair = keyPair();
            var holder = new Holder(name, Holder.Kind.SERVICE);
            store(
                    folder,
                    name,
                    new KeyedCertificate(pair.getPrivate(), sign(holder, pair.getPublic(), SERVER_LIFE, names)));
            return load(folder, name);
        } catch (IOException | GeneralSecurityException | OperatorException failed) {
            throw new CannotStart(
                    "Cannot read or make the certificate " + folder.file(name + ".pem") + ": " + failed.getMessage(),
                    failed);
        }
    }

    /**
     * Signs a list of revoked certificates. It holds from ten minutes ago, because a broker whose clock is behind ours would take nobody
     * in with a list from its future.
     *
     * @param number higher than that of every list before
     * @param lasts  from now to its nextUpdate
     */
    public RevocationList list(long number, Collection<Revocation> revoked, Duration lasts) {
        var now = clock.instant();
        try {
            return RevocationList.signed(
                    own, new RevocationList.Contents(number, now.minus(CLOCKS_DIFFER), now.plus(lasts), revoked));
        } catch (IOException | GeneralSecurityException | OperatorException defect) {
            throw new IllegalStateException("cannot sign a list of revoked certificates", defect);
        }
    }

    /** Whether it was this authority that signed the list. */
    public boolean signed(RevocationList list) {
        return list.signedBy(own.certificate());
    }

    /**
     * Writes the list to {@code crl.pem} beside the authority's certificate, whole or not at all, unless it is what stands there. Blocks.
     * Fails with {@link UncheckedIOException} when it cannot be written.
     */
    public void publish(RevocationList list) {
        var file = folder.file("crl.pem");
        var pem = list.pem();
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(pem)) {
                DataFolder.writePrivate(file, pem);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the list of revoked certificates " + file, failed);
        }
    }

    public Path certificateFile(String name) {
        return folder.file(name + ".pem");
    }

    public Path keyFile(String name) {
        return folder.file(name + ".key");
    }

    private boolean isGood(X509Certificate kept, List<String> names) throws GeneralSecurityException {
        var signedByUs = kept.getIssuerX500Principal().equals(own.certificate().getSubjectX500Principal());
        var lasts = kept.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
        var alternatives = kept.getSubjectAlternativeNames();
        var known = alternatives == null
                ? List.of()
                : alternatives.stream().map(name -> (Object) name.get(1)).toList();
        return signedByUs && lasts && known.containsAll(names);
    }

    private X509Certificate sign(Holder holder, PublicKey key, Duration life, List<String> names)
            throws IOException, GeneralSecurityException, OperatorException {
        var now = clock.instant();
        var builder = builder(new X500Name(NAME.toString()), holder.asSubject(), key, now, life)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, purposes(names))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(own.certificate()));
        if (!names.isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        }
        return finish(builder, own);
    }

    private static ExtendedKeyUsage purposes(List<String> names) {
        return names.isEmpty()
                ? new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)
                : new ExtendedKeyUsage(
                        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
    }

    private static GeneralNames alternatives(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(
                        ADDRESS.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static KeyedCertificate selfSigned(KeyPair pair, Instant now)
            throws IOException, GeneralSecurityException, OperatorException {
        var identifiers = new JcaX509ExtensionUtils();
        var builder = builder(NAME, NAME, pair.getPublic(), now, OWN_LIFE)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        identifiers.createSubjectKeyIdentifier(pair.getPublic()));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        return new KeyedCertificate(pair.getPrivate(), certificate);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()),
                Date.from(now.minus(CLOCKS_DIFFER)),
                Date.from(now.plus(life)),
                subject,
                key);
    }

    private static X509Certificate finish(X509v3CertificateBuilder builder, KeyedCertificate issuer)
            throws GeneralSecurityException, OperatorException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyedCertificate load(DataFolder folder, String name) throws IOException, GeneralSecurityException {
        return Pem.read(folder.file(name + ".pem"), folder.file(name + ".key"));
    }

    /** The key first: a certificate without its key would never be replaced. */
    private static void store(DataFolder folder, String name, KeyedCertificate made)
            throws IOException, GeneralSecurityException {
        DataFolder.writePrivate(
                folder.file(name + ".key"), Pem.write("PRIVATE KEY", made.key().getEncoded()));
        DataFolder.writePrivate(
                folder.file(name + ".pem"),
                Pem.write("CERTIFICATE", made.certificate().getEncoded()));
    }
}
