package vn.tiepdan.control.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Multi;
import java.util.Set;

/**
 * Tells open pages that something changed, so that they fetch it again. It carries no content, hence no rights and no
 * personal data; a lost change is repaired by the page's own refetch.
 */
public interface Live {
    /** In a change: which one, is not said; any of this kind may have changed. */
    String ANY = "";

    /** Says that it changed. Call it after the commit, for example through {@link Transactions#afterCommit}. */
    void changed(Kind kind, String id);

    /**
     * Every change from now on. Whoever is slow gets those that came meanwhile together and each once, and when they are too many
     * only that {@link #ANY} of their kind changed: nobody loses anything, and nobody is waited for.
     */
    Multi<Set<Change>> changes();

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
