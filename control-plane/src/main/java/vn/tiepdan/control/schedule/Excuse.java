package vn.tiepdan.control.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Why a head was missing on one day that was owed in a month.
 *
 * @param document number of the paper that says so; may be empty
 * @param madeUpOn the day of another month on which it was or will be made up
 */
public record Excuse(YearMonth month, String why, String document, Optional<LocalDate> madeUpOn) {
    static final int LONGEST_WHY = 500;

    /** Fails with {@link Refused} at {@code why} or {@code madeUpOn}. */
    public Excuse {
        why = why.strip();
        document = document.strip();
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            throw new Refused(Problem.atField(
                    "excuse-wrong",
                    "The excuse cannot be taken",
                    "Say why in 1 to " + LONGEST_WHY + " characters.",
                    "why"));
        }
        if (madeUpOn.isPresent() && YearMonth.from(madeUpOn.get()).equals(month)) {
            throw new Refused(Problem.atField(
                    "excuse-wrong",
                    "The excuse cannot be taken",
                    "A day of the same month needs no excuse. Choose one of another month.",
                    "madeUpOn"));
        }
    }
}
