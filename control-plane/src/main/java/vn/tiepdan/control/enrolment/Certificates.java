package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.wire.DeviceId;

/** Signs the keys of devices and keeps a list of every certificate. */
@ApplicationScoped
class Certificates {
    private final CertificateAuthority authority;
    private final Standings standings;
    private final CertificateLife life;
    private final Clock clock;

    Certificates(CertificateAuthority authority, Standings standings, CertificateLife life, Clock clock) {
        this.authority = authority;
        this.standings = standings;
        this.life = life;
        this.clock = clock;
    }

    /** In the caller's transaction: what is not committed was never given away. */
    Uni<X509Certificate> sign(DeviceId device, PublicKey key) {
        return Uni.createFrom()
                .item(() -> authority.signDevice(device.value(), key, life.lasts()))
                .call(made -> standings.issued(IssuedCertificate.of(device, made, clock.instant())));
    }
}
