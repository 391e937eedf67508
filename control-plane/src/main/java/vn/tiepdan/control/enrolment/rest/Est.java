package vn.tiepdan.control.enrolment.rest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** The two formats of EST: base64 of PKCS#10 in, base64 of certs-only PKCS#7 out (RFC 7030 §4.1.3, §4.2). */
final class Est {
    private static final int LEAST_EC_BITS = 256;
    private static final int LEAST_RSA_BITS = 2048;
    /** Ended by line feeds alone, which every decoder passes over; a carriage return stops some. */
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Est() {}

    /** The public key of a request that proves possession of the private one. */
    static PublicKey keyOf(String body) {
        try {
            var request =
                    new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body));
            var key = request.getPublicKey();
            if (!strong(key)) {
                throw refused("the key must be EC with 256 bits or RSA with 2048 bits or more");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw refused("the signature of the request does not fit its key");
            }
            return key;
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException unreadable) {
            throw refused("the body is not a PKCS#10 request in base64");
        }
    }

    static String certsOnly(List<X509Certificate> certificates) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(certificates));
            return LINES.encodeToString(
                    generator.generate(new CMSAbsentContent()).getEncoded());
        } catch (IOException | GeneralSecurityException | CMSException defect) {
            throw new IllegalStateException("certificates cannot be written", defect);
        }
    }

    private static boolean strong(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            default -> false;
        };
    }

    private static Refused refused(String detail) {
        return new Refused(Problem.of(400, "bad-certificate-request", "Not a usable certificate request", detail));
    }
}
