package vn.tiepdan.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.Role;

/** Everything that can be configured of an agent. */
@ConfigMapping(prefix = "tiepdan.agent")
public interface AgentSettings {
    /** Set by the application, not by the operator. */
    Role role();

    /** Where key, certificate and queue are kept; made with mode 700. */
    Path dataDir();

    Enrolment enrolment();

    Broker broker();

    Scanner scanner();

    Power ups();

    Store store();

    Programs programs();

    Browser browser();

    /** Needed until the device has its certificate. */
    interface Enrolment {
        /** The control plane, for example {@code https://reception.haiphong.gov.vn:8443}. */
        Optional<URI> url();

        /** One-time claim code that an operator made in the console. */
        Optional<String> code();

        /** PEM file of the authority to trust. */
        Optional<Path> ca();

        /** SHA-256 fingerprint of the authority, in hexadecimal, when there is no file. */
        Optional<String> caSha256();
    }

    /** The broker's TLS listener. */
    interface Broker {
        @WithDefault("localhost")
        String host();

        @WithDefault("8883")
        int port();
    }

    /** A scanner that writes one line for each code it reads. */
    interface Scanner {
        /** Device file, for example {@code /dev/ttyACM0}; absent when the scanner types like a keyboard. */
        Optional<Path> file();
    }

    /** The uninterruptible power supply. */
    interface Power {
        /** {@code name@host:port} of a upsd (Network UPS Tools); absent when there is no UPS. */
        Optional<String> address();
    }

    /** The file in which events wait until they are committed. */
    interface Store {
        /** How long a file that was put aside as unusable is kept: it holds personal data that nobody else has. */
        @WithDefault("7d")
        Duration putAsideKept();
    }

    /**
     * Programs of this machine, each as a list of its name and its arguments, which no shell reads. A command whose program is not
     * set is refused.
     */
    interface Programs {
        /** Restarts the machine. */
        Optional<List<String>> reboot();

        /** Sets the loudspeakers; {@code {percent}} stands for 0 to 100. */
        Optional<List<String>> volume();

        /** Switches the display; {@code {power}} stands for {@code on} or {@code off}. */
        Optional<List<String>> displayPower();

        /** Moves the camera; {@code {preset}} stands for the name of a position. */
        Optional<List<String>> cameraPreset();

        /** Prints a text file; {@code {file}} stands for its path. */
        Optional<List<String>> testPrint();

        /** Restarts what shows the page; without it the page is told to load anew. */
        Optional<List<String>> browser();
    }

    /** The browser that shows the page. */
    interface Browser {
        /**
         * Where Chromium started with {@code --remote-debugging-port} listens on this machine, for example
         * {@code http://127.0.0.1:9222}; without it there are no pictures of the screen.
         */
        Optional<URI> debugging();
    }
}
