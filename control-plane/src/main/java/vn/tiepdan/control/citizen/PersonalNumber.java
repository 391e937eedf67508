package vn.tiepdan.control.citizen;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The twelve digits of a Vietnamese citizen: three of the province or country of birth registration, one of century and sex, two of the
 * year of birth, six by chance (Decree 137/2015/NĐ-CP article 13, Circular 59/2021/TT-BCA article 4). There is no check digit, so what can
 * be told is only that it does not fit who says to have it. Personal data.
 */
public record PersonalNumber(String digits) {
    private static final Pattern SYNTAX = Pattern.compile("\\d{12}");
    private static final Pattern BLANKS = Pattern.compile("[\\s.]");
    private static final int CENTURY_AND_SEX = 3;
    private static final int YEAR = 4;
    private static final int RANDOM = 6;
    private static final int FIRST_CENTURY = 1900;
    private static final int CENTURY = 100;
    private static final int SEXES = 2;

    public enum Sex {
        MALE,
        FEMALE
    }

    public PersonalNumber {
        if (!SYNTAX.matcher(digits).matches()) {
            throw new IllegalArgumentException("a personal number has 12 digits");
        }
    }

    /** Blanks and dots between the digits are no part of it; empty for whatever else is none. */
    public static Optional<PersonalNumber> parse(String text) {
        var digits = BLANKS.matcher(text).replaceAll("");
        return SYNTAX.matcher(digits).matches() ? Optional.of(new PersonalNumber(digits)) : Optional.empty();
    }

    public int birthYear() {
        return FIRST_CENTURY + centuryAndSex() / SEXES * CENTURY + Integer.parseInt(digits, YEAR, RANDOM, 10);
    }

    public Sex sex() {
        return centuryAndSex() % SEXES == 0 ? Sex.MALE : Sex.FEMALE;
    }

    boolean fits(LocalDate birth) {
        return birthYear() == birth.getYear();
    }

    boolean fits(Sex other) {
        return sex() == other;
    }

    private int centuryAndSex() {
        return digits.charAt(CENTURY_AND_SEX) - '0';
    }

    /** Without personal data, so that a careless log line stays harmless. */
    @Override
    public String toString() {
        return "PersonalNumber[]";
    }
}
