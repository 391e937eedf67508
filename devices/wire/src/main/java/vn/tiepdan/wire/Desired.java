package vn.tiepdan.wire;

/**
 * How a device shall be configured; retained.
 *
 * @param version                counts up with every change
 * @param heartbeatSeconds       how often status is sent when nothing changes
 * @param reconnectWindowSeconds a lost link is tried again after a random part of this, so that a fleet does not return at once
 * @param unattendedSeconds      how long a kiosk waits for a touch before it asks "are you still there?"
 */
public record Desired(long version, int heartbeatSeconds, int reconnectWindowSeconds, int unattendedSeconds) {
    /** What a device uses until it has been told. */
    public static final Desired INITIAL = new Desired(0, 10, 5, 120);

    public Desired {
        within("heartbeatSeconds", heartbeatSeconds, 1, 300);
        within("reconnectWindowSeconds", reconnectWindowSeconds, 1, 600);
        within("unattendedSeconds", unattendedSeconds, 10, 3600);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most);
        }
    }
}
