package vn.tiepdan.control.janus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the media server comes from. */
@ConfigMapping(prefix = "tiepdan.janus")
public interface JanusSettings {
    @WithDefault("supervised")
    Mode mode();

    /** Name or path of the program of the supervised server. */
    @WithDefault("janus")
    String program();

    /** Network interface that the supervised server uses for media; {@code lo} when all browsers are on this machine. */
    @WithDefault("lo")
    String mediaInterface();

    /** UDP ports for media of the supervised server, {@code first-last}. */
    @WithDefault("20000-20999")
    String mediaPorts();

    /** How long a request may take; the long poll has its own limit. */
    @WithDefault("5s")
    Duration answersWithin();

    External external();

    /** A server that somebody else runs. */
    interface External {
        Optional<URI> api();

        Optional<URI> admin();

        Optional<String> apiSecret();

        Optional<String> adminSecret();

        Optional<String> adminKey();
    }

    /** Who runs the server. */
    enum Mode {
        /** A child process of ours. */
        SUPERVISED,
        /** Somebody else; see {@link External}. */
        EXTERNAL,
        /** There is none: everything but calls works. */
        OFF
    }
}
