package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;

/**
 * One cause that took devices away. It grows with what the same cause takes, is never there twice, and is over when all of its
 * devices are back.
 *
 * @param place   the site, or the area of a region
 * @param since   when the first of them was heard last
 * @param devices all that it took, those included that are back
 */
public record Incident(long id, Kind kind, String place, Instant since, Set<DeviceId> devices) {
    /** From the narrow to the wide: a wider one takes a narrower one over. */
    public enum Kind {
        /** All devices of a site at once: its line. */
        LINE,
        /** A site's UPS said that it ran on battery, then there was silence. */
        POWER,
        /** Several sites of one area at once. */
        REGION
    }

    public Incident {
        devices = Set.copyOf(devices);
    }
}
