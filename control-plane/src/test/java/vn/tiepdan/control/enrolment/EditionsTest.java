package vn.tiepdan.control.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Revocation;
import vn.tiepdan.control.trust.Revocation.Reason;

/** RFC 5280 §5, as the JDK reads it. */
@SuppressWarnings("NullAway.Init")
class EditionsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T01:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final Revocation REPLACED = revocation(17, Duration.ofDays(40), Reason.SUPERSEDED);
    private static final Revocation STOLEN = revocation(255, Duration.ofDays(40), Reason.PRIVILEGE_WITHDRAWN);
    private static final Revocation AWAY = revocation(4096, Duration.ofDays(40), Reason.CERTIFICATE_HOLD);

    @TempDir
    Path folder;

    private Instant now = BEGIN;
    private CertificateAuthority authority;
    private Editions editions;

    @BeforeEach
    void makeAuthority() {
        InstantSource source = () -> now;
        var clock = source.withZone(ZoneOffset.UTC);
        authority = CertificateAuthority.in(DataFolder.at(folder), clock);
        editions = new Editions(authority, clock);
    }

    @Test
    void each_entry_says_which_since_when_and_why() throws Exception {
        var list = read(first(REPLACED, STOLEN, AWAY));

        assertThat(list.getRevokedCertificates())
                .extracting(
                        it -> it.getSerialNumber().intValueExact(),
                        it -> it.getRevocationDate().toInstant(),
                        it -> it.getRevocationReason())
                .containsExactlyInAnyOrder(
                        tuple(17, BEGIN.minusSeconds(60), CRLReason.SUPERSEDED),
                        tuple(255, BEGIN.minusSeconds(60), CRLReason.PRIVILEGE_WITHDRAWN),
                        tuple(4096, BEGIN.minusSeconds(60), CRLReason.CERTIFICATE_HOLD));
    }

    @Test
    void it_is_a_signed_list_of_version_2_that_names_its_authority_and_its_time() throws Exception {
        var list = read(first(REPLACED));

        list.verify(authority.certificate().getPublicKey());
        assertThat(list.getVersion()).isEqualTo(2);
        assertThat(list.getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(list.getThisUpdate()).isEqualTo(BEGIN.minus(CLOCKS_DIFFER));
        assertThat(list.getNextUpdate()).isEqualTo(BEGIN.plus(Editions.LASTS));
        assertThat(list.getNonCriticalExtensionOIDs())
                .as("key identifier, number")
                .containsOnly("2.5.29.35", "2.5.29.20");
        assertThat(list.getCriticalExtensionOIDs()).isNullOrEmpty();
    }

    @Test
    void nobody_revoked_is_a_list_too() throws Exception {
        assertThat(read(first()).getRevokedCertificates()).isNull();
    }

    @Test
    void while_nothing_changes_it_stays_the_same_for_a_day() {
        var edition = first(REPLACED);
        now = BEGIN.plus(Editions.MADE_ANEW_EVERY).minus(CLOCKS_DIFFER).minusSeconds(1);

        assertThat(following(edition, REPLACED)).isSameAs(edition);

        now = now.plusSeconds(1);
        var next = following(edition, REPLACED);
        assertThat(next.list().number()).isEqualTo(edition.list().number() + 1);
        assertThat(next.list().nextUpdate()).isEqualTo(now.plus(Editions.LASTS));
    }

    @Test
    void the_number_grows_with_each_change() {
        var first = first(REPLACED);
        now = now.plusSeconds(2);
        var second = following(first, REPLACED, STOLEN);
        now = now.plusSeconds(2);
        var third = following(second, REPLACED, STOLEN, AWAY);

        assertThat(List.of(first, second, third))
                .extracting(it -> it.list().number())
                .containsExactly(1L, 2L, 3L);
        assertThat(following(third, REPLACED, STOLEN, AWAY)).isSameAs(third);
    }

    @Test
    void what_was_held_leaves_the_list_when_it_is_let_in_again() throws Exception {
        var held = first(REPLACED, AWAY);

        assertThat(serials(following(held, REPLACED))).containsExactly(17);
    }

    @Test
    void what_was_held_and_is_revoked_says_so() throws Exception {
        var held = first(AWAY);
        var revoked = new Revocation(AWAY.serial(), AWAY.expires(), AWAY.since(), Reason.PRIVILEGE_WITHDRAWN);

        assertThat(read(following(held, revoked))
                        .getRevokedCertificate(AWAY.serial())
                        .getRevocationReason())
                .isEqualTo(CRLReason.PRIVILEGE_WITHDRAWN);
    }

    @Test
    void an_ended_certificate_is_named_once_more_and_then_dropped() throws Exception {
        var ends = revocation(99, Duration.ofHours(30), Reason.SUPERSEDED);
        var before = first(REPLACED, ends);
        now = BEGIN.plus(Duration.ofDays(1));
        var still = following(before, REPLACED, ends);
        now = BEGIN.plus(Duration.ofHours(31));

        assertThat(following(still, REPLACED, ends))
                .as("its end alone makes no other list")
                .isSameAs(still);

        now = BEGIN.plus(Duration.ofDays(2));
        var after = following(still, REPLACED, ends);
        assertThat(serials(after)).containsExactlyInAnyOrder(17, 99);
        now = BEGIN.plus(Duration.ofDays(3));
        assertThat(editions.endedBy(Optional.of(after))).isBefore(ends.expires());
        var dropped = following(after, REPLACED, ends);
        assertThat(serials(dropped)).containsExactly(17);
        assertThat(editions.endedBy(Optional.of(dropped))).isAfter(ends.expires());
    }

    @Test
    void what_had_ended_before_the_first_list_is_not_on_it() throws Exception {
        assertThat(serials(first(REPLACED, revocation(98, Duration.ofSeconds(-1), Reason.SUPERSEDED))))
                .containsExactly(17);
    }

    @Test
    void a_list_of_another_authority_is_replaced(@TempDir Path other) {
        var foreign = new Editions(
                        CertificateAuthority.in(DataFolder.at(other), Clock.fixed(BEGIN, ZoneOffset.UTC)),
                        Clock.fixed(BEGIN, ZoneOffset.UTC))
                .following(Optional.empty(), List.of(REPLACED));

        var own = following(foreign, REPLACED);

        assertThat(authority.signed(foreign.list())).isFalse();
        assertThat(authority.signed(own.list())).isTrue();
        assertThat(own.list().number()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 13", "13, 0"})
    void another_second_is_another_entry_but_a_fraction_of_one_is_not(int seconds, int millis) {
        var edition = first(REPLACED);
        var moved = new Revocation(
                REPLACED.serial(),
                REPLACED.expires(),
                REPLACED.since().plusSeconds(seconds).plusMillis(millis),
                REPLACED.reason());

        assertThat(following(edition, moved).equals(edition)).isEqualTo(seconds == 0);
    }

    private Edition first(Revocation... revoked) {
        return editions.following(Optional.empty(), List.of(revoked));
    }

    private Edition following(Edition newest, Revocation... revoked) {
        return editions.following(Optional.of(newest), List.of(revoked));
    }

    private static Revocation revocation(int serial, Duration expires, Reason reason) {
        return new Revocation(BigInteger.valueOf(serial), BEGIN.plus(expires), BEGIN.minusSeconds(60), reason);
    }

    private static List<Integer> serials(Edition edition) throws GeneralSecurityException {
        return read(edition).getRevokedCertificates().stream()
                .map(it -> it.getSerialNumber().intValueExact())
                .toList();
    }

    private static X509CRL read(Edition edition) throws GeneralSecurityException {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(edition.list().encoded()));
    }
}
