package vn.tiepdan.control.appointment;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Who wants to be received, as far as they said. Personal data: never in logs, metrics or file names.
 *
 * @param number   12-digit personal number; nobody is turned away without one
 * @param phone    with or without blanks
 * @param language BCP 47 tag in which they are written to
 */
public record Applicant(
        String fullName,
        Optional<String> number,
        Optional<LocalDate> birthDate,
        Optional<String> phone,
        Optional<String> email,
        String language) {
    static final int LONGEST_NAME = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{12}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .-]{7,18}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    private static final Pattern NO_LETTERS = Pattern.compile("[\\p{Cntrl}<>]");

    /** Fails with {@link Refused} at the member that is wrong. */
    public Applicant {
        fullName = fullName.strip().replaceAll("\\s+", " ");
        if (fullName.isEmpty()
                || fullName.codePointCount(0, fullName.length()) > LONGEST_NAME
                || NO_LETTERS.matcher(fullName).find()) {
            throw wrong(
                    "fullName", "Write the name in 1 to " + LONGEST_NAME + " characters, as it stands on the card.");
        }
        demand(number, NUMBER, "number", "A personal number has 12 digits. Leave it empty when there is none.");
        demand(phone, PHONE, "phone", "Write the number with 8 to 19 digits, for example 0912 345 678.");
        demand(email, EMAIL, "email", "Write the address as name@example.vn, or leave it empty.");
    }

    /**
     * By which the same person is known again: the personal number, else name and day of birth, else name and telephone. Without any of
     * them two people of one name could not be told apart, so the name alone is none.
     */
    public Optional<String> key() {
        return number.or(() -> birthDate.map(it -> plainName() + "|" + it))
                .or(() -> phone.map(it -> plainName() + "|" + it.replaceAll("[^0-9]", "")));
    }

    private String plainName() {
        return Normalizer.normalize(fullName, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static void demand(Optional<String> value, Pattern syntax, String field, String otherwise) {
        if (value.isPresent() && !syntax.matcher(value.get()).matches()) {
            throw wrong(field, otherwise);
        }
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(Problem.atField("applicant-wrong", "This cannot be taken", detail, field));
    }

    /** Without personal data, so that a careless log line stays harmless. */
    @Override
    public String toString() {
        return "Applicant[" + language + "]";
    }
}
