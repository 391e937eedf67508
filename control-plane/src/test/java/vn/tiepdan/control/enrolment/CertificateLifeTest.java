package vn.tiepdan.control.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.CannotStart;

class CertificateLifeTest {
    @ParameterizedTest
    @CsvSource({"P30D, false", "P60D, false", "P90D, false", "P90D, true", "PT719H59M, true", "PT5M, true"})
    void within_bounds_it_is_as_configured(Duration configured, boolean shortLived) {
        assertThat(life(configured, shortLived).lasts()).isEqualTo(configured);
    }

    @ParameterizedTest
    @CsvSource({
        "PT2160H1S, false, PT2160H1S",
        "PT2160H1S, true, PT2160H1S",
        "P3650D, false, 3650d",
        "P29D, false, 29d",
        "PT0S, false, 0d",
        "PT0S, true, 0d",
        "PT-5M, true, PT-5M"
    })
    void out_of_bounds_it_keeps_the_control_plane_from_starting(Duration configured, boolean shortLived, String told) {
        assertThatThrownBy(() -> life(configured, shortLived))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The setting tiepdan.enrolment.certificate-lasts is \"" + told
                        + "\"; it must be 30 to 90 days, for example 60d.");
    }

    @ParameterizedTest
    @CsvSource({"PT719H59M59S", "PT5M"})
    void less_is_for_exercises_and_has_to_be_asked_for(Duration configured) {
        assertThatThrownBy(() -> life(configured, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("tiepdan.enrolment.certificate-lasts")
                .hasMessageContaining("set tiepdan.enrolment.short-lived-certificates=true");
    }

    private static CertificateLife life(Duration configured, boolean shortLived) {
        return new CertificateLife(new ClaimRulesTest.Settings(
                Duration.ofHours(24),
                configured,
                shortLived,
                false,
                Duration.ofSeconds(20),
                10,
                Duration.ofMinutes(5)));
    }
}
