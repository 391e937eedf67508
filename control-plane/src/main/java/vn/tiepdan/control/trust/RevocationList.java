package vn.tiepdan.control.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A complete list of the certificates that an authority has revoked, signed by it (RFC 5280 §5). */
public final class RevocationList {
    private final X509CRL list;

    private RevocationList(X509CRL list) {
        this.list = list;
    }

    /** Fails with {@link IllegalArgumentException} for what is no such list. */
    public static RevocationList read(byte[] der) {
        try {
            return new RevocationList(
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("no certificate revocation list", unreadable);
        }
    }

    /** Number and key identifier are what RFC 5280 §5.2 asks of every list. */
    static RevocationList signed(KeyedCertificate authority, Contents contents)
            throws IOException, GeneralSecurityException, OperatorException {
        var issuer = authority.certificate();
        var builder = new JcaX509v2CRLBuilder(issuer, Date.from(contents.from()))
                .setNextUpdate(Date.from(contents.until()))
                .addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(contents.number())))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer));
        for (var each : contents.revoked()) {
            builder.addCRLEntry(
                    each.serial(), Date.from(each.since()), each.reason().code());
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key());
        return new RevocationList(new JcaX509CRLConverter().getCRL(builder.build(signer)));
    }

    /**
     * What is signed.
     *
     * @param from  thisUpdate
     * @param until nextUpdate: who has no newer list by then lets nobody in any more
     */
    record Contents(long number, Instant from, Instant until, Collection<Revocation> revoked) {}

    /** Grows with each list of an authority. */
    public long number() {
        try {
            return CRLNumber.getInstance(JcaX509ExtensionUtils.parseExtensionValue(
                            list.getExtensionValue(Extension.cRLNumber.getId())))
                    .getCRLNumber()
                    .longValueExact();
        } catch (IOException unreadable) {
            throw new IllegalStateException("a list without its number", unreadable);
        }
    }

    public Instant thisUpdate() {
        return list.getThisUpdate().toInstant();
    }

    public Instant nextUpdate() {
        return list.getNextUpdate().toInstant();
    }

    /** Whether it names exactly these, each since then and for this reason. */
    public boolean names(Collection<Revocation> revoked) {
        return entries().equals(revoked.stream().map(Entry::of).collect(Collectors.toSet()));
    }

    private record Entry(BigInteger serial, Instant since, String reason) {
        static Entry of(Revocation revocation) {
            return new Entry(
                    revocation.serial(), revocation.since(), revocation.reason().name());
        }

        /** The JDK's names of the reasons are those of the standard, as ours are. */
        static Entry of(X509CRLEntry entry) {
            var reason = entry.getRevocationReason();
            return new Entry(
                    entry.getSerialNumber(),
                    entry.getRevocationDate().toInstant(),
                    reason == null ? "" : reason.name());
        }
    }

    private Set<Entry> entries() {
        return Optional.ofNullable(list.getRevokedCertificates()).stream()
                .flatMap(Collection::stream)
                .map(Entry::of)
                .collect(Collectors.toSet());
    }

    boolean signedBy(X509Certificate authority) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** DER, as {@code application/pkix-crl} is (RFC 2585 §4.2). */
    public byte[] encoded() {
        try {
            return list.getEncoded();
        } catch (CRLException impossible) {
            throw new IllegalStateException("a list that was read or signed has no encoding", impossible);
        }
    }

    /** RFC 7468 §7. */
    public String pem() {
        return Pem.write("X509 CRL", encoded());
    }
}
