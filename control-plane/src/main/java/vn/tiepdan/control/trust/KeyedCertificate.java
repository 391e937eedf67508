package vn.tiepdan.control.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate together with its private key. */
public record KeyedCertificate(PrivateKey key, X509Certificate certificate) {
    @Override
    public String toString() {
        return "KeyedCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
