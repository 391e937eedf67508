package vn.tiepdan.control.appointment;

import java.util.UUID;
import vn.tiepdan.wire.TimeOrderedUuid;

/** Names one appointment. */
public record AppointmentId(UUID value) {
    /** A new name that nobody else has. */
    public static AppointmentId fresh() {
        return new AppointmentId(TimeOrderedUuid.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
