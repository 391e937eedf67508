package vn.tiepdan.control.identity.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    Instant beganAt;
    Instant expiresAt;
}
