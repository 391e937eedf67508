package vn.tiepdan.peripheral.ups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.wire.Status.Health;

/** The words of a UPS, and what they mean for a kiosk. */
class UpsConditionTest {
    @ParameterizedTest
    @CsvSource({
        "OL,            OK,       ups-on-mains",
        "OL CHRG,       OK,       ups-on-mains",
        "OL BOOST,      OK,       ups-on-mains",
        "OB,            DEGRADED, ups-on-battery",
        "OB DISCHRG,    DEGRADED, ups-on-battery",
        "OB LB,         DEGRADED, ups-on-battery",
        "OB OVER RB,    DEGRADED, ups-on-battery",
        "OL OB,         DEGRADED, ups-on-battery",
        "OL OFF,        FAILED,   ups-does-not-protect",
        "OL BYPASS RB,  FAILED,   ups-does-not-protect",
        "OL OVER RB,    DEGRADED, ups-overloaded",
        "OL RB LB,      DEGRADED, ups-battery-worn",
        "OL CHRG LB,    DEGRADED, ups-battery-low",
        "WAIT,          UNKNOWN,  ups-unclear",
        "'',            UNKNOWN,  ups-unclear",
    })
    void every_word_that_matters(String status, Health health, String code) {
        var condition = of(status, Optional.empty(), Optional.empty());

        assertThat(condition.health()).isEqualTo(health);
        assertThat(condition.finding().code()).isEqualTo(code);
        assertThat(condition.onBattery()).isEqualTo(code.equals("ups-on-battery"));
    }

    @Test
    void what_the_battery_has_left_is_told_when_it_is_known() {
        var condition = of("OB LB", Optional.of(17), Optional.of(Duration.ofSeconds(425)));

        assertThat(condition.evidence()).isEqualTo("status OB LB, battery 17 %, 7 min left");
        assertThat(condition.finding().values()).isEqualTo(Map.of("charge", "17", "minutes", "7"));
        assertThat(of("OB", Optional.empty(), Optional.empty()).finding().values())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kiosk,                 kiosk@localhost:3493",
        "kiosk@10.1.2.3,        kiosk@10.1.2.3:3493",
        "apc-1@ups.local:34930, apc-1@ups.local:34930",
    })
    void an_address_is_written_as_nut_writes_it(String written, String meant) {
        assertThat(UpsAddress.parse(written)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@localhost", "kiosk@", "kiosk@localhost:", "kiosk@localhost:70000", "k k", "k\nLOGOUT"})
    void another_address_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> UpsAddress.parse(written));
    }

    private static UpsCondition of(String status, Optional<Integer> charge, Optional<Duration> runtime) {
        return UpsCondition.of(new LinkedHashSet<>(Arrays.asList(status.split(" "))), charge, runtime);
    }
}
