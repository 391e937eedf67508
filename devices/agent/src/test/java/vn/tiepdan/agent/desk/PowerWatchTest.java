package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.peripheral.ups.Nut;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Status.Health;

/** What the UPS says becomes an event that is kept and a status that is sent. */
@NullUnmarked
@QuarkusTest
@WithTestResource(AgentStand.class)
class PowerWatchTest {
    FarSide far;
    Nut nut;

    @Test
    void a_power_cut_is_an_alarm_although_nothing_fails_and_a_status_says_when_it_is_over() throws IOException {
        reports(Health.OK, "ups-on-mains", 0);

        nut.says("OB", 91, 1500);

        var cut = far.hears(Channel.EVENT, Event.class, PowerWatchTest::isPowerCut);
        var raised = (Event.AlarmRaised) cut.body();
        assertThat(raised.evidence()).contains("91 %");
        var dark = reports(Health.DEGRADED, "ups-on-battery", 0);

        nut.says("OL", 90, 1500);

        reports(Health.OK, "ups-on-mains", dark.sequence());
        assertThat(far.heard(Channel.EVENT, Event.class).stream()
                        .filter(PowerWatchTest::isPowerCut)
                        .distinct())
                .as("however often the event is repeated")
                .hasSize(1);
    }

    private static boolean isPowerCut(Event event) {
        return event.body() instanceof Event.AlarmRaised raised
                && raised.peripheral().equals("ups")
                && raised.finding().code().equals("ups-on-battery");
    }

    private Status reports(Health health, String code, long after) {
        return far.hears(
                Channel.STATUS,
                Status.class,
                status -> status.sequence() > after
                        && status.peripherals().stream()
                                .anyMatch(part -> part.kind() == Status.Kind.UPS
                                        && part.health() == health
                                        && part.finding().code().equals(code)));
    }
}
