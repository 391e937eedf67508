package vn.tiepdan.control.calendar.rest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** Days as they come in an address or a body. */
final class Dates {
    private Dates() {}

    /** Fails with {@link Refused} that names the field. */
    static LocalDate read(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new Refused(Problem.atField(
                    "not-a-date", "That is no date", "Write the date as YYYY-MM-DD, for example 2026-11-24.", field));
        }
    }
}
