package vn.tiepdan.control.fleet;

import java.time.Instant;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Whether we still trust a device. A device whose whereabouts are unclear is quarantined and may come back; one that is lost,
 * stolen or worn out is revoked, and its certificates never serve again.
 *
 * @param why what the operator wrote; empty for one that never lost our trust
 * @param by  account name of the operator; empty for one that never lost our trust
 */
public record Standing(State state, String why, String by, Instant since) {
    public static final int LONGEST_WHY = 300;

    public enum State {
        ACTIVE,
        /** Shut out for now, whatever its certificate says. */
        QUARANTINED,
        /** Shut out for good. */
        REVOKED
    }

    public Standing {
        if (why.length() > LONGEST_WHY) {
            throw new IllegalArgumentException("why must have at most " + LONGEST_WHY + " characters");
        }
    }

    /** Fails with {@link Refused} when a revoked device shall be anything else. The same again changes nothing. */
    Standing becomes(State next, String reason, String operator, Instant now) {
        if (next == state) {
            return this;
        }
        if (state == State.REVOKED) {
            throw new Refused(Problem.of(
                    409,
                    "device-revoked",
                    "This device is revoked",
                    "Its certificates never serve again. Make a claim code and enrol the device as a new one."));
        }
        return new Standing(next, reason, operator, now);
    }
}
