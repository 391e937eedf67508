package vn.tiepdan.control.body;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** Days from which something holds are days of Vietnam. */
public final class Day {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Day() {}

    /**
     * The beginning of a day; empty for none.
     *
     * @param text for example {@code 2026-11-24}; fails with {@link Refused} for what is none
     */
    public static Optional<Instant> begin(@Nullable String text) {
        return day(text, "from").map(Day::beginning);
    }

    /** The end of a last day: the first moment that is none of it; the same for the text. */
    public static Optional<Instant> end(@Nullable String text) {
        return day(text, "lastDay").map(it -> beginning(it.plusDays(1)));
    }

    public static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Optional<LocalDate> day(@Nullable String text, String field) {
        try {
            return Optional.ofNullable(text).filter(it -> !it.isBlank()).map(LocalDate::parse);
        } catch (DateTimeParseException wrong) {
            throw new Refused(Problem.atField(
                    "not-a-date", "That is no date", "Write the date as YYYY-MM-DD, for example 2026-11-24.", field));
        }
    }
}
