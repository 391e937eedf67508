package vn.tiepdan.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a public key: the SHA-256 of its DER-encoded SubjectPublicKeyInfo (RFC 5280 §4.1), as openssl writes a public key with
 * {@code -pubout -outform DER}. Both sides compute it for themselves, so that two people can compare what they see.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record KeyFingerprint(String value) {
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{64}");
    /** 64 bits: to find another key with the same ones takes centuries, and a code lasts a day. */
    private static final int COMPARED = 16;

    public KeyFingerprint {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("the fingerprint of a key has 64 lower-case hexadecimal digits");
        }
    }

    public static KeyFingerprint of(PublicKey key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new KeyFingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Its beginning as a person reads it out over the telephone, for example {@code 9F3A-11C0-77DE-0B42}. */
    public String spelled() {
        return value.substring(0, COMPARED).toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return value;
    }
}
