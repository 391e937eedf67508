package vn.tiepdan.agent.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Result;

/**
 * How a command ended here.
 *
 * @param detail  for the operator, in English, cut after {@link #LONGEST_DETAIL} characters
 * @param finding the same for who has the sentences
 */
public record Ending(
        Result.State state, String detail, @Nullable Finding finding) {
    static final int LONGEST_DETAIL = 1_000;

    public Ending {
        detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    public static Ending done() {
        return new Ending(Result.State.SUCCEEDED, "", null);
    }

    public static Ending done(String detail) {
        return new Ending(Result.State.SUCCEEDED, detail, null);
    }

    public static Ending failed(String code, String detail) {
        return failed(Finding.of(code), detail);
    }

    public static Ending failed(Finding finding, String detail) {
        return new Ending(Result.State.FAILED, detail, finding);
    }

    public static Ending refused(Finding finding, String detail) {
        return new Ending(Result.State.REFUSED, detail, finding);
    }

    /** @param setting without which this cannot be done, by its full name */
    static Ending notConfigured(String setting) {
        return refused(
                new Finding("not-configured", Map.of("setting", setting)),
                "not configured: set " + setting + " and start the agent again");
    }
}
