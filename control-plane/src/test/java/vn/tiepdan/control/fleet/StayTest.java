package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** A device that came at second 10 to the first site, at 20 to the second and at 30 to the third. */
class StayTest {
    private static final Device DEVICE =
            new Device(new DeviceId("d-0123456789"), new SiteId("third"), Role.KIOSK, "Ki-ốt", second(10));
    private static final List<Stay> STAYS = Stay.of(
            DEVICE,
            List.of(new Stay.Over(new SiteId("second"), second(30)), new Stay.Over(new SiteId("first"), second(20))));

    @ParameterizedTest
    @CsvSource({"9, ''", "10, first", "19, first", "20, second", "29, second", "30, third", "99, third"})
    void a_moment_has_one_place(int moment, String site) {
        assertThat(Stay.at(STAYS, second(moment)).map(Stay::site))
                .isEqualTo(Optional.of(site).filter(it -> !it.isEmpty()).map(SiteId::new));
    }

    @ParameterizedTest
    @CsvSource({"9, false", "29, false", "30, false", "31, true", "50, true", "51, false"})
    void it_leaves_after_it_came_and_not_in_the_future(int moment, boolean may) {
        var last = STAYS.getLast();

        if (may) {
            assertThatCode(() -> last.demandEnd(second(moment), second(50))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> last.demandEnd(second(moment), second(50)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("date-out-of-order");
        }
    }

    private static Instant second(int number) {
        return Instant.ofEpochSecond(number);
    }
}
