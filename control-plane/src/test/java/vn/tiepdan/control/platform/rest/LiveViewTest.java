package vn.tiepdan.control.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Answer;
import vn.tiepdan.control.enrolment.Claims;
import vn.tiepdan.control.enrolment.Enrolment;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Role;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class LiveViewTest {
    @TestHTTPResource("/api/v1/live")
    URI live;

    @Inject
    DataFolder folder;

    @Inject
    TestDevices devices;

    @Inject
    Claims claims;

    @Inject
    Enrolment enrolment;

    @Inject
    Communes communes;

    @BeforeEach
    void ready() {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @ParameterizedTest
    @EnumSource(
            value = StaffRole.class,
            names = {"ADMINISTRATOR", "OFFICIAL", "IT_OPERATOR"})
    void a_new_device_reaches_whoever_looks(StaffRole role) throws IOException, GeneralSecurityException {
        try (var client = HttpClient.newHttpClient()) {
            var heard = listen(client, SignedIn.as(role, folder));

            var device = devices.enrolled(Role.KIOSK);

            await().untilAsserted(() -> assertThat(heard)
                    .contains(
                            "data:{\"kind\":\"device\",\"id\":\"" + device.id().value() + "\"}"));
            client.shutdownNow();
        }
    }

    @Test
    void somebody_of_a_commune_hears_of_its_devices_alone() throws IOException, GeneralSecurityException {
        var cookie = communes.staff(StaffRole.IT_OPERATOR, "hp-01");
        try (var client = HttpClient.newHttpClient()) {
            var heard = listen(client, cookie);

            var hidden = devices.enrolled(Role.KIOSK, new SiteId("hp-02-office"));
            var seen = devices.enrolled(Role.KIOSK, new SiteId("hp-01-office"));

            await().untilAsserted(() ->
                    assertThat(heard).anyMatch(line -> line.contains(seen.id().value())));
            client.shutdownNow();
            assertThat(heard).noneMatch(line -> line.contains(hidden.id().value()));
        }
    }

    @Test
    void somebody_of_a_commune_hears_of_what_waits_for_approval_there_alone()
            throws IOException, GeneralSecurityException {
        var cookie = communes.staff(StaffRole.IT_OPERATOR, "hp-01");
        try (var client = HttpClient.newHttpClient()) {
            var heard = listen(client, cookie);

            waitsAt("hp-02-office");
            waitsAt("hp-01-office");

            await().untilAsserted(
                            () -> assertThat(heard).contains("data:{\"kind\":\"enrolment\",\"id\":\"hp-01-office\"}"));
            client.shutdownNow();
            assertThat(heard).noneMatch(line -> line.contains("hp-02-office"));
        }
    }

    private void waitsAt(String site) throws GeneralSecurityException {
        var wish = new Claims.Wish(new SiteId(site), Role.KIOSK, "Ki-ốt 1", Optional.of(true));
        var code = claims.mint(wish, "it").await().indefinitely().code();
        var answer = enrolment.redeem(code, TestDevice.freshKeys().getPublic(), null, "test-" + site);
        assertThat(answer.await().indefinitely()).isInstanceOf(Answer.ComeAgain.class);
    }

    @Test
    void a_stranger_hears_nothing() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("data:");
        }
    }

    /** Returns when the subscription stands, which its head says. */
    private Queue<String> listen(HttpClient client, Cookie cookie) {
        var heard = new ConcurrentLinkedQueue<String>();
        var request = HttpRequest.newBuilder(live)
                .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                .header("Accept", "text/event-stream")
                .build();
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
        var lines = answer.join();
        assertThat(lines.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> lines.body().forEach(heard::add));
        return heard;
    }
}
