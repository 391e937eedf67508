package vn.tiepdan.control.trust;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import vn.tiepdan.control.platform.DataFolder;

/** Gives this control plane's one certificate authority to whoever needs it. */
final class Authorities {
    @Produces
    @Singleton
    CertificateAuthority own(DataFolder folder, Clock clock) {
        return CertificateAuthority.in(folder.below("ca"), clock);
    }
}
