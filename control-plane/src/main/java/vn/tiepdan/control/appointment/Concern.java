package vn.tiepdan.control.appointment;

import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.Matter;

/**
 * What somebody comes for, and how urgent it is.
 *
 * @param priority why they go before others
 */
public record Concern(Matter matter, Priority priority) {

    /**
     * @param rule   word of the rule; empty when nobody goes before anybody
     * @param reason why the rule holds here; demanded with a rule
     */
    public record Priority(String rule, String reason) {
        public static final Priority NONE = new Priority("", "");
        static final int LONGEST_REASON = 300;

        /** Fails with {@link Refused} at {@code priorityReason}. */
        public Priority {
            rule = rule.strip();
            reason = reason.strip();
            if (!rule.isEmpty() && (reason.isEmpty() || reason.length() > LONGEST_REASON)) {
                throw new Refused(Problem.atField(
                        "priority-wrong",
                        "Priority needs a reason",
                        "Say in 1 to " + LONGEST_REASON + " characters why this person goes first; it is kept.",
                        "priorityReason"));
            }
        }
    }
}
