package vn.tiepdan.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import java.util.UUID;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Answer;
import vn.tiepdan.control.enrolment.Claims;
import vn.tiepdan.control.enrolment.Enrolment;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** Enrols devices with the control plane under test, the way of every device: a claim is minted and redeemed. */
@ApplicationScoped
public class TestDevices {
    private static final SiteId COMMUNE = new SiteId("hp-01-office");

    private final Claims claims;
    private final Enrolment enrolment;
    private final CertificateAuthority authority;

    TestDevices(Claims claims, Enrolment enrolment, CertificateAuthority authority) {
        this.claims = claims;
        this.enrolment = enrolment;
        this.authority = authority;
    }

    /** At the office of a commune. */
    public TestDevice enrolled(Role role) throws GeneralSecurityException {
        return enrolled(role, COMMUNE);
    }

    public TestDevice enrolled(Role role, SiteId site) throws GeneralSecurityException {
        var minted = claims.mint(new Claims.Wish(site, role, "Test", Optional.of(false)), "it")
                .await()
                .indefinitely();
        return enrolled(minted.claim().device(), minted.code(), TestDevice.freshKeys());
    }

    /** With a code that somebody made before. */
    public TestDevice enrolled(DeviceId device, String code, KeyPair keys) {
        var welcome = (Answer.Welcome) enrolment
                .redeem(code, keys.getPublic(), null, "test-" + UUID.randomUUID())
                .await()
                .indefinitely();
        return new TestDevice(device, keys, welcome.certificate(), authority.certificate());
    }
}
