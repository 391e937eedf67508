package vn.tiepdan.control.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A second, independent reading of RFC 6238: what somebody's authenticator does. */
final class Totp {
    private static final int OFFSET = 0xf;
    private static final int WITHOUT_SIGN = 0x7fffffff;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & OFFSET) & WITHOUT_SIGN;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
