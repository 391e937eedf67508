package vn.tiepdan.control.schedule;

import java.time.LocalTime;

/** A stretch of one day, half open: the next may begin where it ends. */
public record Slot(LocalTime begins, LocalTime ends) {
    public Slot {
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException("a slot must end after it begins");
        }
    }

    public boolean overlaps(Slot other) {
        return begins.isBefore(other.ends) && other.begins.isBefore(ends);
    }
}
