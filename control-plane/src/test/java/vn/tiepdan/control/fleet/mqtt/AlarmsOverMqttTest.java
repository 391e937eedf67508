package vn.tiepdan.control.fleet.mqtt;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** What a device raises is shown until it, or its status, says that it is over. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class AlarmsOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Finding PUT_ASIDE =
            new Finding("store-put-aside", Map.of("file", "agent.db.damaged-1", "until", "2026-12-01T01:00:00Z"));

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Live live;

    @Inject
    DataFolder folder;

    private Cookie cookie;
    private TestDevice device;
    private Mqtt5BlockingClient client;
    private Mqtt5BlockingClient.Mqtt5Publishes heard;

    @BeforeEach
    void connect() throws Exception {
        device = devices.enrolled(Role.KIOSK);
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        client = device.client(broker.port());
        client.connect();
        heard = client.publishes(ALL);
        client.subscribeWith().topicFilter(Topic.everythingDown(device.id())).send();
    }

    @AfterEach
    void disconnect() {
        heard.close();
        client.disconnect();
    }

    @Test
    void what_is_raised_is_shown_live_and_once_until_it_is_cleared() throws Exception {
        var news = live.changes()
                .onItem()
                .<Live.Change>disjoint()
                .filter(change -> change.id().equals(device.id().value()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(99));

        happens(1, 1, raised(PUT_ASIDE));
        happens(1, 1, raised(PUT_ASIDE));

        news.awaitItems(1);
        assertThat(shown().getList("alarms.name")).containsExactly("store");
        assertThat(shown().getString("alarms[0].since"))
                .isEqualTo(AT.plusSeconds(11).toString());
        assertThat(shown().getString("alarms[0].evidence")).isEqualTo("was damaged");
        assertThat(shown().getString("alarms[0].finding.code")).isEqualTo("store-put-aside");
        assertThat(shown().getString("alarms[0].finding.values.file")).isEqualTo("agent.db.damaged-1");

        happens(1, 2, new Event.AlarmCleared("store", "what happens is kept"));
        news.awaitItems(2);
        assertThat(shown().getList("alarms")).isEmpty();
        happens(1, 1, raised(PUT_ASIDE));
        assertThat(shown().getList("alarms")).as("an old event is no new alarm").isEmpty();
    }

    @Test
    void the_same_after_a_restart_is_the_same_alarm_with_its_beginning() throws Exception {
        happens(1, 1, raised(PUT_ASIDE));
        happens(2, 1, new Event.AlarmRaised("camera", "covered", null));
        happens(2, 2, raised(Finding.of("store-refuses")));

        assertThat(shown().getList("alarms.name")).containsExactly("store", "camera");
        assertThat(shown().getString("alarms[0].since"))
                .isEqualTo(AT.plusSeconds(11).toString());
        assertThat(shown().getString("alarms[0].finding.code")).isEqualTo("store-refuses");
        assertThat(shown().getString("alarms[1].finding")).isNull();
    }

    @Test
    void a_part_that_is_well_in_a_later_status_needs_nobody() throws Exception {
        happens(3, 1, raised(PUT_ASIDE));
        says(status(3, 1, Status.Health.OK, AT));
        assertThat(shown().getList("alarms"))
                .as("a status from before the alarm")
                .hasSize(1);

        says(status(3, 2, Status.Health.OK, AT.plusSeconds(32)));
        await().untilAsserted(() -> assertThat(shown().getList("alarms")).isEmpty());

        happens(4, 1, raised(PUT_ASIDE));
        assertThat(shown().getList("alarms")).hasSize(1);
        says(status(5, 1, Status.Health.OK, AT));
        await().untilAsserted(() -> assertThat(shown().getList("alarms")).isEmpty());
        happens(4, 2, raised(PUT_ASIDE));
        assertThat(shown().getList("alarms")).as("it waited on the device").isEmpty();
    }

    /** A full disk keeps no event. */
    @Test
    void a_store_that_keeps_nothing_is_shown_by_the_status_alone() throws Exception {
        says(status(1, 1, Status.Health.FAILED, AT));

        await().untilAsserted(
                        () -> assertThat(shown().getList("alarms.finding.code")).containsExactly("store-full"));
        says(status(1, 2, Status.Health.OK, AT.plusSeconds(9)));
        await().untilAsserted(() -> assertThat(shown().getList("alarms")).isEmpty());
    }

    private static Event.AlarmRaised raised(Finding finding) {
        return new Event.AlarmRaised("store", "was damaged", finding);
    }

    /** Returns when it is committed. */
    private void happens(long epoch, long number, Event.Body body) throws InterruptedException {
        publish(Channel.EVENT, new Event(epoch, number, AT.plusSeconds(10 * epoch + number), body));
        var ack = heard.receive(10, TimeUnit.SECONDS).orElseThrow();
        assertThat(Wire.read(ack.getPayloadAsBytes(), Ack.class).epoch()).isEqualTo(epoch);
    }

    /** Returns when it is kept. */
    private void says(Status status) {
        publish(Channel.STATUS, status);
        await().untilAsserted(
                        () -> assertThat(List.of(shown().getLong("status.epoch"), shown().getLong("status.sequence")))
                                .isEqualTo(List.of(status.epoch(), status.sequence())));
    }

    private void publish(Channel channel, Object message) {
        client.publishWith()
                .topic(channel.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(message))
                .send();
    }

    private static Status status(long epoch, long sequence, Status.Health store, Instant since) {
        return new Status(
                epoch,
                sequence,
                AT,
                List.of(new Status.Peripheral(
                        "store", Status.Kind.STORE, store, "seen", since, Finding.of("store-full"))),
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(true, "welcome"),
                null,
                null);
    }

    /** As the console has it, from both addresses. */
    private JsonPath shown() {
        var one = given().cookie(cookie)
                .get("/api/v1/devices/" + device.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (var address : List.of("/api/v1/devices", "/api/v1/devices?id=k-nobody&id=" + device.id())) {
            List<Map<String, Object>> listed = given().cookie(cookie)
                    .get(address)
                    .jsonPath()
                    .getList("findAll { it.id == '" + device.id() + "' }");
            assertThat(listed)
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("label", one.getString("label"))
                            .containsEntry("site", one.getString("site.id"))
                            .containsEntry("alarms", one.getList("alarms").size())
                            .containsEntry("readiness", one.get("readiness")));
        }
        return one;
    }
}
