package vn.tiepdan.control.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tiepdan.control.platform.Secrets;

/** Lets somebody in once without their authenticator: ten letters of Crockford's base 32, which are fifty bits. */
record RecoveryCode(String letters) {
    static final int AT_ONCE = 10;

    private static final int LETTERS = 10;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LETTERS + "}");

    static List<RecoveryCode> fresh() {
        return Stream.generate(() -> new RecoveryCode(Secrets.word(LETTERS)))
                .limit(AT_ONCE)
                .toList();
    }

    /** As somebody types it, with or without hyphens; empty for what cannot be one. */
    static Optional<RecoveryCode> read(String typed) {
        var letters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(letters).matches() ? Optional.of(new RecoveryCode(letters)) : Optional.empty();
    }

    /** What is kept of it. */
    String fingerprint() {
        return Secrets.fingerprint(letters);
    }

    /** As it is shown: {@code 7K2M4-Q9XD0}. */
    String spelled() {
        return letters.substring(0, LETTERS / 2) + "-" + letters.substring(LETTERS / 2);
    }

    @Override
    public String toString() {
        return "RecoveryCode[]";
    }
}
