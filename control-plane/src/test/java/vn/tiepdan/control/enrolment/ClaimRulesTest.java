package vn.tiepdan.control.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

class ClaimRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
    private static final SiteId SITE = new SiteId("hp-01-office");

    @ParameterizedTest
    @CsvSource({"false, , false", "true, , true", "false, true, true", "true, false, false"})
    void whoever_has_not_said_gets_what_is_configured(boolean configured, Boolean said, boolean approval) {
        var rules = rules(configured, Duration.ofSeconds(20));

        var claim = rules.fresh(new Claims.Wish(SITE, Role.KIOSK, "Ki-ốt 1", Optional.ofNullable(said)), "it");

        assertThat(claim.approval()).isEqualTo(approval);
        assertThat(claim.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void a_swap_is_quick_whatever_is_configured_unless_it_is_chosen(boolean chosen, boolean approval) {
        var device = new Device(new DeviceId("d-0123456789"), SITE, Role.KIOSK, "Ki-ốt 1", NOW);

        assertThat(rules(true, Duration.ofSeconds(20))
                        .replacing(device, chosen, "it")
                        .approval())
                .isEqualTo(approval);
    }

    @ParameterizedTest
    @CsvSource({"PT20S, PT20S", "PT0S, PT1S", "PT-5S, PT1S", "PT1S, PT1S", "PT10M, PT10M", "P1D, PT10M"})
    void who_waits_comes_again_within_bounds(Duration configured, Duration told) {
        assertThat(rules(false, configured).retryAfter()).isEqualTo(told);
    }

    private static ClaimRules rules(boolean approval, Duration retryAfter) {
        var settings = new Settings(
                Duration.ofHours(24), Duration.ofDays(60), false, approval, retryAfter, 10, Duration.ofMinutes(5));
        return new ClaimRules(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    record Settings(
            Duration codeLasts,
            Duration certificateLasts,
            boolean shortLivedCertificates,
            boolean approval,
            Duration retryAfter,
            int attempts,
            Duration attemptWindow)
            implements EnrolmentSettings {}
}
