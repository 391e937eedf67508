package vn.tiepdan.peripheral.program;

import java.time.Duration;

/** How a program ended. */
public sealed interface Outcome {
    /**
     * @param code     0 when it has done what it is for
     * @param lastLine of what it wrote, at most {@link LastLine#MOST_CHARACTERS} characters; empty when it wrote nothing
     */
    record Ended(int code, String lastLine) implements Outcome {}

    /** It took longer than it may and was ended, with all that it had started. */
    record TookTooLong(Duration limit) implements Outcome {}

    /** There is no such program, or it may not be run. */
    record NotStarted(String why) implements Outcome {}
}
