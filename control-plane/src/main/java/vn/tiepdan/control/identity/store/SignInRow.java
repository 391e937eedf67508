package vn.tiepdan.control.identity.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.identity.Staff;
import vn.tiepdan.control.platform.StaffRole;

@Entity
@Table(name = "sign_in")
@SuppressWarnings("NullAway.Init")
class SignInRow {
    @Id
    String tokenHash;

    String name;

    @Enumerated(EnumType.STRING)
    StaffRole role;

    /** Separated by blanks; of no account of ours. */
    String bodies;

    Instant beganAt;
    Instant expiresAt;

    Staff asStaff() {
        var reached = Arrays.stream(bodies.split(" "))
                .filter(it -> !it.isEmpty())
                .map(BodyId::new)
                .collect(Collectors.toSet());
        return new Staff(name, role, reached);
    }
}
