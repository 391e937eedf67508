package vn.tiepdan.control.enrolment;

import java.time.Instant;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/**
 * The right to enrol one device at one place, or to put new hardware in the place of a device. Its code is shown once and never
 * stored.
 *
 * @param site     where the device shall stand; once there is one, also one that is to be replaced, where it stands now
 * @param approval whether a person looks at the key that came with the code before it gets a certificate
 */
public record Claim(
        Purpose purpose,
        DeviceId device,
        SiteId site,
        Role role,
        String label,
        boolean approval,
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

    boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The same for longer; never for less long. */
    Claim lasting(Instant until) {
        var longest = until.isAfter(expiresAt) ? until : expiresAt;
        return new Claim(purpose, device, site, role, label, approval, madeBy, madeAt, longest);
    }
}
