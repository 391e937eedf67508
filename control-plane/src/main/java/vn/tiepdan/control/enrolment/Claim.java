package vn.tiepdan.control.enrolment;

import java.time.Instant;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/**
 * The right to enrol one device at one place, or to put new hardware in the place of a device. Its code is shown once and never
 * stored.
 */
public record Claim(
        Purpose purpose,
        DeviceId device,
        SiteId site,
        Role role,
        String label,
        String madeBy,
        Instant madeAt,
        Instant expiresAt) {
    public static final int LONGEST_LABEL = 80;

    public enum Purpose {
        NEW_DEVICE,
        /** The device is enrolled already and goes on under its name; its old hardware is out of service from then on. */
        REPLACEMENT
    }

    public Claim {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("label must have 1 to " + LONGEST_LABEL + " characters");
        }
    }
}
