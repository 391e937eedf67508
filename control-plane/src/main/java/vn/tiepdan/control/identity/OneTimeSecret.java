package vn.tiepdan.control.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * What somebody's authenticator and we have in common: time-based one-time passwords (RFC 6238) as every authenticator makes them, with
 * HMAC-SHA-1, six digits and steps of thirty seconds.
 */
final class OneTimeSecret {
    /** As long as the hash (RFC 4226 section 4, R6). */
    private static final int BYTES = 20;

    private static final int DIGITS = 6;
    private static final Duration STEP = Duration.ofSeconds(30);
    /** A code of the step before or after is good too (RFC 6238 section 5.2): people type slowly, and clocks differ. */
    private static final int STEPS_BESIDE = 1;

    private static final String ISSUER = "Tiếp Dân";
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private final byte[] bytes;

    private OneTimeSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static OneTimeSecret fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new OneTimeSecret(bytes);
    }

    static OneTimeSecret of(byte[] bytes) {
        return new OneTimeSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** To be typed where no camera is (RFC 4648 base 32, without padding). */
    String text() {
        return Base32.toBase32String(bytes).replace("=", "");
    }

    /** What a QR code says to an authenticator. */
    String address(String account) {
        return "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(account) + "?secret=" + text() + "&issuer="
                + encoded(ISSUER) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    String code(long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(bytes, GENERATOR.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException defect) {
            throw new IllegalStateException("HMAC takes every key", defect);
        }
    }

    /** Of which step the code is, among this one and those beside it; empty when it is of none of them. */
    OptionalLong step(String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - STEPS_BESIDE, present + STEPS_BESIDE)
                .filter(step -> same(code(step), code))
                .max();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "OneTimeSecret[]";
    }
}
