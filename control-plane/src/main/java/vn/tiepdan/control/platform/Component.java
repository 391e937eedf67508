package vn.tiepdan.control.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.Finding;

/**
 * A part of the running system that can be well or not: the database, the broker, the media servers. Every CDI bean of this
 * type is asked for {@code GET /api/v1/system} and for {@code GET /q/health/well}; a bean that does not answer in time is shown as down.
 */
public interface Component {
    /** Never fails for the part being unwell: that is an answer. */
    Uni<Condition> condition();

    /**
     * @param name     stable and short, for example {@code media-server}
     * @param evidence what was observed, in plain English
     * @param mend     the next step that mends it, in plain English, with the exact command where there is one; empty when nothing is
     *                 to do
     * @param finding  what was observed, for who has the sentences for it and for what to do
     */
    record Condition(String name, State state, String evidence, String mend, Finding finding) {
        public static Condition up(String name, Finding finding, String evidence) {
            return new Condition(name, State.UP, evidence, "", finding);
        }

        public static Condition down(String name, Finding finding, String evidence, String mend) {
            return new Condition(name, State.DOWN, evidence, mend, finding);
        }
    }

    enum State {
        @JsonProperty("up")
        UP,
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("down")
        DOWN
    }
}
