package vn.tiepdan.control.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is stored: Argon2id (RFC 9106) in the PHC string format, with the cost that OWASP recommends for 19 MiB.
 * Making and checking one takes tens of milliseconds on purpose.
 */
public record PasswordHash(String text) {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

    public PasswordHash {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
    }

    public static PasswordHash of(String password) {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var hash = hash(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
    }

    public boolean fits(String password) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        var salt = Base64.getDecoder().decode(parts.group(4));
        var expected = Base64.getDecoder().decode(parts.group(5));
        var actual = hash(
                password,
                salt,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] hash(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var result = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
        return result;
    }

    @Override
    public String toString() {
        return "PasswordHash[]";
    }
}
