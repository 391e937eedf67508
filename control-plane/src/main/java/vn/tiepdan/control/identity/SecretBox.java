package vn.tiepdan.control.identity;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.tiepdan.control.platform.DataFolder;

/**
 * Encrypts what the database keeps of a second factor (AES-GCM, NIST SP 800-38D): whoever has a copy of the database alone can make no
 * codes. The key, 192 bits, lies in the data folder, and all control plane replicas have the same.
 */
@Singleton
class SecretBox {
    private static final String KEY = "second-factor-key";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(DataFolder folder) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(folder.secret(KEY)), "AES");
    }

    /** @param whose what is closed for one cannot be opened as another's */
    byte[] close(byte[] open, String whose) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, nonce, whose).doFinal(open);
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException("this JDK has no AES-GCM", defect);
        }
    }

    /** Fails with {@link Unreadable} for what was closed with another key or for another. */
    byte[] open(byte[] closed, String whose) {
        var parts = ByteBuffer.wrap(closed);
        var nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        var content = new byte[parts.remaining()];
        parts.get(content);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, whose).doFinal(content);
        } catch (GeneralSecurityException wrong) {
            throw new Unreadable(whose, wrong);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String whose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(whose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The data folder has another key than when the second factor was set up. */
    static final class Unreadable extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unreadable(String whose, GeneralSecurityException cause) {
            super(
                    "the second factor of " + whose + " does not open with the key " + KEY + " of the data folder",
                    cause);
        }
    }
}
