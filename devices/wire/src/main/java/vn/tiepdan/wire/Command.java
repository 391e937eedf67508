package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * An order to one device. It travels with MQTT message expiry = time to live, a response topic and correlation data.
 *
 * @param id        repeating a command with the same id has no second effect
 * @param issuedBy  account name of the person, or {@code system}
 * @param epoch     the boot epoch that it was meant for; a device in a later epoch refuses it; 0 means any
 * @param expiresAt after this the device answers {@link Result.State#EXPIRED} and does nothing
 */
public record Command(CommandId id, String issuedBy, long epoch, Instant expiresAt, Body body) {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = JoinCall.class, name = "join-call"),
        @JsonSubTypes.Type(value = LeaveCall.class, name = "leave-call"),
        @JsonSubTypes.Type(value = Reboot.class, name = "reboot"),
        @JsonSubTypes.Type(value = RestartAgent.class, name = "restart-agent"),
        @JsonSubTypes.Type(value = RestartBrowser.class, name = "restart-browser"),
        @JsonSubTypes.Type(value = SelfTest.class, name = "self-test"),
        @JsonSubTypes.Type(value = Screenshot.class, name = "screenshot"),
        @JsonSubTypes.Type(value = CollectLogs.class, name = "collect-logs"),
        @JsonSubTypes.Type(value = SetVolume.class, name = "set-volume"),
        @JsonSubTypes.Type(value = DisplayPower.class, name = "display-power"),
        @JsonSubTypes.Type(value = CameraPreset.class, name = "camera-preset"),
        @JsonSubTypes.Type(value = TestPrint.class, name = "test-print"),
        @JsonSubTypes.Type(value = SetService.class, name = "set-service")
    })
    public sealed interface Body {}

    /** Invites this device into a call. The page shows at once that it is recorded. */
    public record JoinCall(CallInvitation invitation) implements Body {}

    /** The call is over, or goes on without this device. */
    public record LeaveCall(CallId call, CallEnd why) implements Body {}

    /** What would end a session under a citizen's eyes. The device has the last word: it knows best whether one runs. */
    public sealed interface Disturbing extends Body permits Reboot, RestartAgent, RestartBrowser, SetService {
        /** Whether it is to be done although a session runs. */
        boolean evenInSession();
    }

    /** Restarts the machine. It ends with the first words of the next start. */
    public record Reboot(boolean evenInSession) implements Disturbing {}

    /** Restarts the agent. It ends with the first words of the next start. */
    public record RestartAgent(boolean evenInSession) implements Disturbing {}

    /** Restarts what shows the page; it ends when a new page has come. */
    public record RestartBrowser(boolean evenInSession) implements Disturbing {}

    /** Tries every part anew; it fails when one of them does, and says which. */
    public record SelfTest() implements Body {}

    /** A PNG of the screen, given as the file of this command. The page says so, and covers what a citizen has entered. */
    public record Screenshot() implements Body {}

    /** The last lines of the agent's log, without what could name a person, given as the file of this command. */
    public record CollectLogs() implements Body {}

    /** @param percent of the machine's loudspeakers, 0 to 100 */
    public record SetVolume(int percent) implements Body {
        public SetVolume {
            Desired.Range.PERCENT.check("percent", percent);
        }
    }

    public record DisplayPower(boolean on) implements Body {}

    /** @param preset name of a position of the camera that the device is set up with */
    public record CameraPreset(String preset) implements Body {
        public static final String SYNTAX = "[a-z0-9][a-z0-9-]{0,30}";

        public CameraPreset {
            if (!preset.matches(SYNTAX)) {
                throw new OutOfRange("preset", "must be 1 to 31 small letters, digits and hyphens");
            }
        }
    }

    public record TestPrint() implements Body {}

    /** Whether citizens can use the device. It stays so until the next of these commands, over restarts too. */
    public record SetService(Service service, boolean evenInSession) implements Disturbing {}
}
