package vn.tiepdan.control.schedule;

import java.util.UUID;
import vn.tiepdan.wire.TimeOrderedUuid;

/** Names one reception day. */
public record ReceptionDayId(UUID value) {
    /** A new name that nobody else has. */
    public static ReceptionDayId fresh() {
        return new ReceptionDayId(TimeOrderedUuid.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
