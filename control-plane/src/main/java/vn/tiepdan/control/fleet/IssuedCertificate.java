package vn.tiepdan.control.fleet;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.wire.DeviceId;

/**
 * A certificate that a device was given.
 *
 * @param serial the serial number as lower-case hexadecimal, as {@code openssl x509 -serial} prints it but for its case
 */
public record IssuedCertificate(
        String serial, DeviceId device, Instant issuedAt, Instant expiresAt, Optional<Instant> revokedAt) {
    private static final int HEX = 16;

    public static IssuedCertificate of(DeviceId device, X509Certificate certificate, Instant issuedAt) {
        return new IssuedCertificate(
                serial(certificate), device, issuedAt, certificate.getNotAfter().toInstant(), Optional.empty());
    }

    /** The number that is written like this. */
    public static BigInteger serial(String hexadecimal) {
        return new BigInteger(hexadecimal, HEX);
    }

    public static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(HEX);
    }
}
