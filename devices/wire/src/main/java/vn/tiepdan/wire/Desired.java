package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How a device shall be configured; retained. A device that cannot take it keeps what it has and says so in
 * {@link Reported}.
 *
 * @param version                counts up whenever the content changes
 * @param heartbeatSeconds       how often status is sent when nothing changes
 * @param reconnectWindowSeconds a lost link is tried again after a random part of this, so that a fleet does not return at once
 * @param unattendedSeconds      how long a kiosk waits for a touch before it asks "are you still there?"
 * @param volumePercent          how loud the other side of a call is; null as the machine has it
 * @param language               in which a page begins; null as the page likes
 */
public record Desired(
        long version,
        int heartbeatSeconds,
        int reconnectWindowSeconds,
        int unattendedSeconds,
        @Nullable Integer volumePercent,
        @Nullable Language language) {
    public static final Range HEARTBEAT_SECONDS = new Range(1, 300);
    public static final Range RECONNECT_WINDOW_SECONDS = new Range(1, 600);
    public static final Range UNATTENDED_SECONDS = new Range(10, 3600);
    public static final Range VOLUME_PERCENT = Range.PERCENT;

    /** What a device uses until it has been told. */
    public static final Desired INITIAL = new Desired(0, 10, 5, 120, null, null);

    public Desired {
        HEARTBEAT_SECONDS.check("heartbeatSeconds", heartbeatSeconds);
        RECONNECT_WINDOW_SECONDS.check("reconnectWindowSeconds", reconnectWindowSeconds);
        UNATTENDED_SECONDS.check("unattendedSeconds", unattendedSeconds);
        if (volumePercent != null) {
            VOLUME_PERCENT.check("volumePercent", volumePercent);
        }
    }

    public enum Language {
        @JsonProperty("vi")
        VI,
        @JsonProperty("en")
        EN
    }

    /** Both ends belong to it. */
    public record Range(int least, int most) {
        static final Range PERCENT = new Range(0, 100);

        void check(String name, int value) {
            if (value < least || value > most) {
                throw new OutOfRange(name, "must be " + least + " to " + most);
            }
        }
    }
}
