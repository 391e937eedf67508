package vn.tiepdan.control.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Holder;
import vn.tiepdan.wire.Role;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class EnrolmentTest {
    private static final SiteId SITE = new SiteId("hp-01-office");

    @Inject
    Claims claims;

    @Inject
    Enrolment enrolment;

    @Inject
    Devices devices;

    @Inject
    AuditLog audit;

    @Inject
    CertificateAuthority authority;

    @Inject
    DataSource database;

    @Test
    void a_code_makes_a_key_a_device_of_the_fleet() throws GeneralSecurityException {
        var minted = mint();
        var key = key();

        var certificate = redeem(minted.code(), key);

        certificate.verify(authority.certificate().getPublicKey());
        assertThat(Holder.of(certificate))
                .contains(new Holder(minted.claim().device().value(), Holder.Kind.DEVICE));
        assertThat(certificate.getPublicKey()).isEqualTo(key);
        assertThat(devices.find(minted.claim().device()).await().indefinitely()).hasValueSatisfying(device -> {
            assertThat(device.label()).isEqualTo("Ki-ốt 1");
            assertThat(device.site()).isEqualTo(SITE);
            assertThat(device.role()).isEqualTo(Role.KIOSK);
        });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_code_makes_a_device_of_its_role_and_of_no_other(Role role) throws GeneralSecurityException {
        var minted = claims.mint(new Claims.Wish(SITE, role, "Test", Optional.empty()), "it")
                .await()
                .indefinitely();

        redeem(minted.code(), key());

        assertThat(devices.find(minted.claim().device()).await().indefinitely())
                .hasValueSatisfying(device -> assertThat(device.role()).isEqualTo(role));
    }

    /** Twelve letters that nobody takes for another, in groups that a person can hold in mind. */
    @Test
    void a_code_is_short_and_no_letter_of_it_can_be_taken_for_another() {
        for (int i = 0; i < 20; i++) {
            assertThat(mint().code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
        }
    }

    @Test
    void a_code_may_be_typed_in_small_letters_and_without_its_hyphens() throws GeneralSecurityException {
        var minted = mint();

        var certificate = redeem(" " + minted.code().replace("-", "").toLowerCase(Locale.ROOT) + " ", key());

        assertThat(Holder.device(certificate)).contains(minted.claim().device());
    }

    @Test
    void a_wrong_code_is_refused_and_noted() throws GeneralSecurityException {
        var key = key();

        assertThatThrownBy(() -> redeem("0000-0000-0000", key))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("wrong-code");

        assertThat(audit.newest(1).await().indefinitely().getFirst().deed().action())
                .isEqualTo("enrolment-refused");
    }

    @Test
    void a_used_code_is_refused_to_another_key_but_answers_the_same_key_again() throws GeneralSecurityException {
        var minted = mint();
        var first = key();
        var second = key();
        redeem(minted.code(), first);

        assertThat(redeem(minted.code(), first).getPublicKey()).isEqualTo(first);
        assertThatThrownBy(() -> redeem(minted.code(), second))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("used-code");
    }

    /** And it stays good for whom it was made for. */
    @Test
    void a_code_is_refused_to_a_device_of_another_role() throws GeneralSecurityException {
        var minted = mint();
        var room = key();

        assertThatThrownBy(() -> enrolment
                        .redeem(minted.code(), room, "room", "test-" + UUID.randomUUID())
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().more()).containsEntry("role", "kiosk"))
                .hasMessageContaining("wrong-role");

        var kiosk = enrolment
                .redeem(minted.code(), key(), "kiosk", "test-" + UUID.randomUUID())
                .await()
                .indefinitely();
        assertThat(kiosk).isInstanceOf(Answer.Welcome.class);
        assertThat(devices.find(minted.claim().device()).await().indefinitely())
                .hasValueSatisfying(device -> assertThat(device.role()).isEqualTo(Role.KIOSK));
    }

    @Test
    void an_expired_code_is_refused() throws GeneralSecurityException, SQLException {
        var minted = mint();
        var key = key();
        execute("update claim set expires_at = now() - interval '1 second' where device = '"
                + minted.claim().device() + "'");

        assertThatThrownBy(() -> redeem(minted.code(), key))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("expired-code");
    }

    @Test
    void guessing_codes_is_slowed_down() throws GeneralSecurityException {
        var key = key();
        var guesser = "guesser-" + UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> enrolment
                            .redeem("1111-1111-1111", key, null, guesser)
                            .await()
                            .indefinitely())
                    .hasMessageContaining("wrong-code");
        }

        assertThatThrownBy(() -> enrolment
                        .redeem("1111-1111-1111", key, null, guesser)
                        .await()
                        .indefinitely())
                .hasMessageContaining("too-many-attempts");
    }

    /** Else whoever has one code that waits could guess others without end. */
    @Test
    void a_key_that_waits_for_approval_does_not_clear_the_wrong_codes_of_its_address() throws GeneralSecurityException {
        var key = key();
        var guesser = "guesser-" + UUID.randomUUID();
        var waiting = claims.mint(wish(SITE, Optional.of(true)), "it").await().indefinitely();
        for (int i = 0; i < 10; i++) {
            if (i == 9) {
                assertThat(enrolment
                                .redeem(waiting.code(), key, null, guesser)
                                .await()
                                .indefinitely())
                        .isInstanceOf(Answer.ComeAgain.class);
            }
            assertThatThrownBy(() -> enrolment
                            .redeem("1111-1111-1111", key, null, guesser)
                            .await()
                            .indefinitely())
                    .hasMessageContaining("wrong-code");
        }

        assertThatThrownBy(() -> enrolment
                        .redeem("1111-1111-1111", key, null, guesser)
                        .await()
                        .indefinitely())
                .hasMessageContaining("too-many-attempts");
    }

    @Test
    void a_claim_for_an_unknown_site_is_refused() {
        assertThatThrownBy(() -> claims.mint(wish(new SiteId("nowhere"), Optional.empty()), "it")
                        .await()
                        .indefinitely())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("unknown-site");
    }

    private Claims.Minted mint() {
        return claims.mint(wish(SITE, Optional.empty()), "it").await().indefinitely();
    }

    private static Claims.Wish wish(SiteId site, Optional<Boolean> approval) {
        return new Claims.Wish(site, Role.KIOSK, "Ki-ốt 1", approval);
    }

    private X509Certificate redeem(String code, PublicKey key) {
        return ((Answer.Welcome) answer(code, key)).certificate();
    }

    private Answer answer(String code, PublicKey key) {
        return enrolment
                .redeem(code, key, null, "test-" + UUID.randomUUID())
                .await()
                .indefinitely();
    }

    private static PublicKey key() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair().getPublic();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
