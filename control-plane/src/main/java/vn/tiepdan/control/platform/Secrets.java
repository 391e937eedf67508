package vn.tiepdan.control.platform;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Random words that nobody can guess, and what may be stored of them. */
public final class Secrets {
    /** Crockford's base 32: no letter can be taken for a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** @param length in letters of five bits each */
    public static String word(int length) {
        var word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** What is stored of a random word that has 50 bits or more. Never for a password that a person chose. */
    public static String fingerprint(String word) {
        return Sha256.hex(word.getBytes(StandardCharsets.UTF_8));
    }
}
