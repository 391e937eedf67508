package vn.tiepdan.control.fleet;

import java.time.Instant;

/**
 * Work on a device that an operator has announced: until it ends, by hand or by time, its silence is expected.
 *
 * @param reason in the operator's words
 * @param by     the account that announced it
 * @param until  when it ends by itself
 */
public record Maintenance(String reason, String by, Instant since, Instant until) {
    public static final int LONGEST_REASON = 200;
}
