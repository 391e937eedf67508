package vn.tiepdan.control.appointment;

import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** Why something was changed, in words that the citizen reads. */
final class Reason {
    static final int LONGEST = 500;

    private Reason() {}

    /** Fails with {@link Refused} at {@code why}. */
    static String of(String why) {
        var text = why.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refused(Problem.atField(
                    "reason-missing",
                    "The reason is missing or too long",
                    "Say in 1 to " + LONGEST + " characters why; the citizen reads it.",
                    "why"));
        }
        return text;
    }
}
