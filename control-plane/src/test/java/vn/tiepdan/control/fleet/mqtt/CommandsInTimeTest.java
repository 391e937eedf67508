package vn.tiepdan.control.fleet.mqtt;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** How long a command may take to reach its device, and what is said of it while the device is away. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class CommandsInTimeTest {
    private static final String VOLUME = "{\"kind\":\"set-volume\",\"percent\":70}";
    private static final String PRINT = "{\"kind\":\"test-print\"}";
    private static final String LOCK = "{\"kind\":\"set-service\",\"service\":\"locked\",\"evenInSession\":false}";
    private static final String OPEN = "{\"kind\":\"set-service\",\"service\":\"open\",\"evenInSession\":false}";
    private static final int SHORTEST = 5;
    private static final long SESSION_SECONDS = 3_600;
    private static final int ROUNDS = 12;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Commands commands;

    @Inject
    DataFolder folder;

    private Cookie operator;
    private Cookie colleague;
    private TestDevice device;

    @BeforeEach
    void enrol() throws Exception {
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        colleague = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        device = devices.enrolled(Role.KIOSK);
    }

    /** It was there once, so the broker keeps what is sent meanwhile. */
    @Test
    void a_device_that_is_away_is_never_said_to_have_a_command_and_gets_it_when_it_is_back_in_time() throws Exception {
        wasThere();

        var id = issued(VOLUME, 60);
        commands.giveUp().await().indefinitely();
        assertThat(state(id)).as("on its way, as far as anybody knows").isEqualTo("SENT");

        try (var back = new Back()) {
            assertThat(back.nextId()).isEqualTo(id);
            assertThat(state(id)).as("until the device itself says more").isEqualTo("SENT");
        }
    }

    @Test
    void who_is_back_too_late_gets_nothing_and_nobody_claims_to_know_what_became_of_it() throws Exception {
        wasThere();
        var id = issued(VOLUME, SHORTEST);
        assertThat(state(id)).isEqualTo("SENT");

        await().atMost(Duration.ofSeconds(3 * SHORTEST)).untilAsserted(() -> {
            commands.giveUp().await().indefinitely();
            assertThat(state(id)).isEqualTo("UNKNOWN");
        });

        var later = issued(PRINT, 60);
        try (var back = new Back()) {
            assertThat(back.nextId()).as("the first that comes").isEqualTo(later);
        }
        assertThat(state(id)).isEqualTo("UNKNOWN");
    }

    @Test
    void the_time_to_live_of_a_wish_is_that_of_its_message() throws Exception {
        try (var there = new Back()) {
            issued(VOLUME, SHORTEST);

            var message = there.next();

            assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(1L, (long) SHORTEST);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, why, livesSeconds", "86401, why, livesSeconds", "60, ' ', reason", "60, '', reason"})
    void what_is_wrong_with_a_wish_is_named(int lives, String reason, String field) {
        assertThat(issue(operator, VOLUME, lives, reason)
                        .statusCode(422)
                        .extract()
                        .<String>path("field"))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"5", "86400"})
    void the_bounds_themselves_are_allowed(int lives) {
        issue(operator, VOLUME, lives, "why").statusCode(201);
    }

    /** Round after round, because two are seldom at the same place at the same time. */
    @Test
    void of_two_who_want_the_opposite_at_the_same_time_one_gets_it() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var round = 1; round <= ROUNDS; round++) {
                device = devices.enrolled(Role.KIOSK);
                var start = new CyclicBarrier(2);
                var first = two.submit(() -> status(start, operator, LOCK));
                var second = two.submit(() -> status(start, colleague, OPEN));

                assertThat(List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS)))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    private int status(CyclicBarrier start, Cookie who, String command) throws Exception {
        start.await(20, TimeUnit.SECONDS);
        return issue(who, command, 60, "why").extract().statusCode();
    }

    private void wasThere() throws Exception {
        new Back().close();
    }

    private String issued(String command, int lives) {
        return issue(operator, command, lives, "why").statusCode(201).extract().path("id");
    }

    private ValidatableResponse issue(Cookie who, String command, int lives, String reason) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\":%s,\"reason\":\"%s\",\"livesSeconds\":%d}".formatted(command, reason, lives))
                .post("/api/v1/devices/{id}/commands", device.id().value())
                .then();
    }

    private String state(String id) {
        return given().cookie(operator)
                .get("/api/v1/devices/{id}/commands", device.id().value())
                .jsonPath()
                .getString("find { it.id == '" + id + "' }.state");
    }

    /** The device's connection with a session that outlives it, as that of an agent does. */
    private final class Back implements AutoCloseable {
        private final Mqtt5BlockingClient client;
        private final Mqtt5Publishes heard;

        Back() throws Exception {
            client = device.client(broker.port());
            heard = client.publishes(ALL);
            client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(SESSION_SECONDS)
                    .send();
            client.subscribeWith()
                    .topicFilter(Topic.everythingDown(device.id()))
                    .send();
        }

        Mqtt5Publish next() throws InterruptedException {
            return heard.receive(10, TimeUnit.SECONDS).orElseThrow();
        }

        String nextId() throws InterruptedException {
            return Wire.read(next().getPayloadAsBytes(), Command.class).id().toString();
        }

        @Override
        public void close() {
            heard.close();
            client.disconnect();
        }
    }
}
