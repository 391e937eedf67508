package vn.tiepdan.control.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Command.Disturbing;

/** The kinds of commands that a person issues, in the words of the wire. */
public enum Kind {
    @JsonProperty("reboot")
    REBOOT("reboot", Matter.RUNNING, Command.Reboot.class),
    @JsonProperty("restart-agent")
    RESTART_AGENT("restart-agent", Matter.RUNNING, Command.RestartAgent.class),
    @JsonProperty("restart-browser")
    RESTART_BROWSER("restart-browser", Matter.RUNNING, Command.RestartBrowser.class),
    @JsonProperty("self-test")
    SELF_TEST("self-test", Matter.SELF_TEST, Command.SelfTest.class),
    @JsonProperty("screenshot")
    SCREENSHOT("screenshot", Matter.SCREENSHOT, Command.Screenshot.class),
    @JsonProperty("collect-logs")
    COLLECT_LOGS("collect-logs", Matter.LOGS, Command.CollectLogs.class),
    @JsonProperty("set-volume")
    SET_VOLUME("set-volume", Matter.VOLUME, Command.SetVolume.class),
    @JsonProperty("display-power")
    DISPLAY_POWER("display-power", Matter.DISPLAY, Command.DisplayPower.class),
    @JsonProperty("camera-preset")
    CAMERA_PRESET("camera-preset", Matter.CAMERA, Command.CameraPreset.class),
    @JsonProperty("test-print")
    TEST_PRINT("test-print", Matter.PRINTER, Command.TestPrint.class),
    @JsonProperty("set-service")
    SET_SERVICE("set-service", Matter.SERVICE, Command.SetService.class);

    /** What a command changes. Two commands about one matter of one device, at one time, are opposed or one too many. */
    private enum Matter {
        RUNNING,
        SELF_TEST,
        SCREENSHOT,
        LOGS,
        VOLUME,
        DISPLAY,
        CAMERA,
        PRINTER,
        SERVICE
    }

    private final String word;
    private final Matter matter;
    private final Class<? extends Command.Body> body;

    Kind(String word, Matter matter, Class<? extends Command.Body> body) {
        this.word = word;
        this.matter = matter;
        this.body = body;
    }

    /** The kind of this body; empty for what only the system says. */
    public static Optional<Kind> of(Command.Body body) {
        return Arrays.stream(values())
                .filter(kind -> kind.body.isInstance(body))
                .findFirst();
    }

    public static Kind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command is called " + word));
    }

    public String word() {
        return word;
    }

    /** Whether it may end what a citizen is doing: it needs a second person, and refuses while a session runs. */
    public boolean disturbs() {
        return Disturbing.class.isAssignableFrom(body);
    }

    /** Whether a command of this kind cannot run beside one of that kind on the same device. */
    public boolean opposes(Kind other) {
        return matter == other.matter
                || matter == Matter.RUNNING && other.disturbs()
                || other.matter == Matter.RUNNING && disturbs();
    }
}
