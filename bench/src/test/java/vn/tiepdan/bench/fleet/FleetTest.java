package vn.tiepdan.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.tiepdan.journey.stack.Leftovers;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;
import vn.tiepdan.wire.DeviceId;

/** A handful of simulated devices at a real control plane. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FleetTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int DEVICES = 12;
    private static final long SEED = 7;

    private final AtomicReference<InetSocketAddress> nearest = new AtomicReference<>();
    private InetSocketAddress broker;
    private Stack stack;
    private Enrolled enrolled;
    private Database database;
    private Fleet fleet;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        var data = Path.of("target/fleet-test").toAbsolutePath();
        Leftovers.delete(data);
        var ports = Ports.free();
        stack = new Stack(ROOT, data, ports, Map.of("tiepdan.janus.mode", "off"), line -> {});
        stack.startControlPlane();
        enrolled = Enrolled.in(stack.controlPlaneData(), DEVICES, new SplittableRandom(SEED));
        database = Database.in(stack.controlPlaneData());
        broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.broker());
        nearest.set(broker);
        fleet = Fleet.of(enrolled, Fleet.Promise.COMMITTED, _ -> nearest.get(), SEED);
        fleet.begin(100);
        assertThat(fleet.connectedWithin(DEVICES, Duration.ofSeconds(20)))
                .as(() -> fleet.count() + " " + fleet.lastFailure())
                .isTrue();
    }

    @AfterAll
    void stop() {
        fleet.close();
        stack.close();
    }

    @Test
    void each_is_shown_and_every_event_is_committed_once() throws InterruptedException {
        long before = database.number("select count(*) from device_event");

        fleet.ask(() -> {
            for (int i = 0; i < 100; i++) {
                fleet.devices().forEach(SimulatedDevice::happen);
            }
            return DEVICES;
        });

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fleet.count().backlog()).isZero());

        assertThat(database.number("select count(*) from device_event")).isEqualTo(before + 100 * DEVICES);
        assertThat(database.number("select count(*) from (select distinct device, epoch, number from device_event) e"))
                .isEqualTo(before + 100 * DEVICES);
        assertThat(database.number("select count(*) from device_presence where state = 'ONLINE'"))
                .isEqualTo(DEVICES);
    }

    @Test
    void the_same_seed_makes_the_same_fleet_and_the_same_choice() {
        assertThat(order(SEED))
                .isEqualTo(order(SEED))
                .isNotEqualTo(order(SEED + 1))
                .hasSize(DEVICES);
        assertThat(chosen(SEED))
                .isEqualTo(chosen(SEED))
                .isNotEqualTo(chosen(SEED + 1))
                .hasSize(4);
    }

    private List<DeviceId> order(long seed) {
        try (var another = Fleet.of(enrolled, Fleet.Promise.COMMITTED, _ -> nearest.get(), seed)) {
            return another.devices().stream().map(SimulatedDevice::id).toList();
        }
    }

    private Set<DeviceId> chosen(long seed) {
        return enrolled.chosen(4, new SplittableRandom(seed));
    }

    @Test
    void who_lost_its_line_comes_back_and_brings_what_happened_meanwhile() throws InterruptedException {
        var device = fleet.devices().getFirst();
        fleet.ask(() -> {
            device.cut();
            device.happen();
            device.happen();
            return device;
        });
        long waiting = fleet.ask(() -> fleet.count().backlog());
        fleet.ask(() -> {
            device.boot();
            return device;
        });

        assertThat(waiting).isGreaterThanOrEqualTo(2);
        var epoch = "select epoch from device_presence where state = 'ONLINE' and device = '" + device.id() + "'";
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(fleet.count().backlog()).isZero();
            assertThat(fleet.count().connected()).isEqualTo(DEVICES);
            assertThat(database.number(epoch)).isEqualTo(2);
        });
    }

    @Test
    void who_finds_no_broker_tries_again() throws Exception {
        long before = fleet.count().inVain();
        try (var nobody = new ServerSocket(0)) {
            nearest.set(new InetSocketAddress(InetAddress.getLoopbackAddress(), nobody.getLocalPort()));
        }
        var device = fleet.devices().getLast();
        fleet.ask(() -> {
            device.flap();
            return device;
        });
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> fleet.count().inVain() > before);

        nearest.set(broker);

        assertThat(fleet.connectedWithin(DEVICES, Duration.ofSeconds(20))).isTrue();
    }
}
