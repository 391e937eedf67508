package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.wire.DeviceId;

@Entity
@Table(name = "device_certificate")
@SuppressWarnings("NullAway.Init")
class CertificateRow {
    @Id
    String serial;

    String device;
    Instant issuedAt;
    Instant expiresAt;

    @Nullable
    Instant revokedAt;

    static CertificateRow of(IssuedCertificate certificate) {
        var row = new CertificateRow();
        row.serial = certificate.serial();
        row.device = certificate.device().value();
        row.issuedAt = certificate.issuedAt();
        row.expiresAt = certificate.expiresAt();
        row.revokedAt = certificate.revokedAt().orElse(null);
        return row;
    }

    IssuedCertificate asCertificate() {
        return new IssuedCertificate(serial, new DeviceId(device), issuedAt, expiresAt, Optional.ofNullable(revokedAt));
    }
}
