package vn.tiepdan.control.appointment;

import java.time.Instant;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.wire.DeviceId;

/**
 * Where, when and before whom.
 *
 * @param ends half open: the next may begin then
 */
public record Placement(
        ReceptionDayId day, BodyId body, SiteId site, DeviceId kiosk, Desk desk, Instant begins, Instant ends) {
    public Placement {
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException("it must end after it begins");
        }
    }
}
