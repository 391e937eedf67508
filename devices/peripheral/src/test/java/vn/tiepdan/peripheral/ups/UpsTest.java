package vn.tiepdan.peripheral.ups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.wire.Status.Health;

/** Against the real upsd with its dummy driver. */
@NullUnmarked
class UpsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Nut nut;
    private Ups ups;

    @BeforeEach
    void start() throws Exception {
        nut = new Nut(folder);
        ups = new Ups(nut.address("kiosk"));
        becomes("ups-on-mains");
    }

    @AfterEach
    void stop() throws Exception {
        ups.close();
        nut.close();
    }

    @Test
    void a_power_cut_is_seen_and_its_end() throws Exception {
        nut.says("OB DISCHRG", 83, 1260);
        becomes("ups-on-battery");
        assertThat(ups.look().finding().values()).isEqualTo(Map.of("charge", "83", "minutes", "21"));

        nut.says("OL CHRG", 84, 1300);
        becomes("ups-on-mains");
        assertThat(ups.look().health()).isEqualTo(Health.OK);
    }

    /** Whether the driver dies or upsd itself: never the last thing that was heard. */
    @Test
    void what_cannot_be_heard_is_no_mains() throws Exception {
        nut.killDriver();
        becomes("ups-not-heard");
        nut.startDriver();
        becomes("ups-on-mains");

        nut.killServer();
        becomes("ups-no-answer");
        assertThat(ups.look().health()).isEqualTo(Health.FAILED);
        nut.startServer();
        becomes("ups-on-mains");
    }

    @Test
    void a_name_that_upsd_does_not_know_is_absent() {
        try (var other = new Ups(nut.address("nobody"))) {
            assertThat(other.look().finding().code()).isEqualTo("ups-unknown");
            assertThat(other.look().health()).isEqualTo(Health.ABSENT);
        }
    }

    private void becomes(String code) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(ups.look().finding().code()).isEqualTo(code));
    }
}
