package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device knows of itself. Sent on change and as a heartbeat.
 *
 * @param sequence counts up within an epoch; (epoch, sequence) orders
 * @param session  the session whose call runs here, if any
 * @param service  whether citizens can use it; null is {@link Service#OPEN}
 */
public record Status(
        long epoch,
        long sequence,
        Instant at,
        List<Peripheral> peripherals,
        Host host,
        Link link,
        Page page,
        @Nullable SessionId session,
        @Nullable Service service) {

    public Status {
        peripherals = List.copyOf(peripherals);
    }

    /**
     * @param name     stable within the device, for example {@code camera}
     * @param evidence what was observed, in plain English: never a guess, never personal data
     * @param since    when this health began
     * @param finding  the same for who has the sentences
     */
    public record Peripheral(
            String name,
            Kind kind,
            Health health,
            String evidence,
            Instant since,
            @Nullable Finding finding) {}

    public enum Kind {
        @JsonProperty("camera")
        CAMERA,
        @JsonProperty("microphone")
        MICROPHONE,
        @JsonProperty("speaker")
        SPEAKER,
        @JsonProperty("display")
        DISPLAY,
        @JsonProperty("scanner")
        SCANNER,
        @JsonProperty("card-reader")
        CARD_READER,
        @JsonProperty("printer")
        PRINTER,
        @JsonProperty("ups")
        UPS,
        /** The disk on which the agent keeps what is not yet committed. */
        @JsonProperty("store")
        STORE
    }

    public enum Health {
        @JsonProperty("ok")
        OK,
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("absent")
        ABSENT,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** @param loadPercent of all processors together, 0 to 100 */
    public record Host(
            long uptimeSeconds, int loadPercent, long memoryUsedBytes, long memoryTotalBytes, long diskFreeBytes) {}

    /**
     * @param roundTripMillis   last measured agent–broker round trip; -1 before the first
     * @param reconnects        since the agent started
     * @param queuedEvents      events on disk that the control plane has not yet committed
     * @param clockOffsetMillis device clock minus server clock; null before the first measurement
     */
    public record Link(
            long roundTripMillis,
            long reconnects,
            long queuedEvents,
            @Nullable Long clockOffsetMillis) {}

    /**
     * @param connected whether a page is attached to the agent
     * @param screen    the name of the screen that it shows, for example {@code welcome}
     */
    public record Page(boolean connected, String screen) {}
}
