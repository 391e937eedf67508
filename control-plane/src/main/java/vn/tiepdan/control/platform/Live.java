package vn.tiepdan.control.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Multi;

/**
 * Tells open pages that something changed, so that they fetch it again. It carries no content, hence no rights and no
 * personal data; a lost change is repaired by the page's own refetch.
 */
public interface Live {
    /** Says that it changed. Call it after the commit, for example through {@link Transactions#afterCommit}. */
    void changed(Kind kind, String id);

    /** Every change from now on. A subscriber that falls far behind is failed; it comes back and fetches everything again. */
    Multi<Change> changes();

    record Change(Kind kind, String id) {}

    enum Kind {
        @JsonProperty("device")
        DEVICE,
        @JsonProperty("incident")
        INCIDENT,
        @JsonProperty("configuration")
        CONFIGURATION,
        @JsonProperty("command")
        COMMAND,
        @JsonProperty("session")
        SESSION,
        @JsonProperty("recording")
        RECORDING,
        /** Somebody waits for a certificate at the site, or has got one. */
        @JsonProperty("enrolment")
        ENROLMENT,
        @JsonProperty("system")
        SYSTEM
    }
}
