package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import vn.tiepdan.control.fleet.Standing;

@Entity
@Table(name = "device_standing")
@SuppressWarnings("NullAway.Init")
class StandingRow {
    @Id
    String device;

    @Enumerated(EnumType.STRING)
    Standing.State state;

    String why;
    String changedBy;
    Instant since;

    Standing asStanding() {
        return new Standing(state, why, changedBy, since);
    }
}
