package vn.tiepdan.journey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call goes on, or comes back by itself, whatever breaks below it; the session ends in the register each time. */
@NullUnmarked
class FaultsTest {
    @TempDir
    static Path folder;

    static JanusProgram janus;
    static Scene scene;

    @BeforeAll
    static void start() throws IOException {
        janus = new JanusProgram(folder).install();
        scene = Scene.start(folder.resolve("scene"), janus.settings());
    }

    @AfterAll
    static void stop() {
        scene.close();
        janus.remove();
    }

    @Test
    void reloadedKioskPageComesBackIntoTheCall() {
        scene.inCall();
        var before = session();

        scene.citizen.page().reload();

        backInTheCall(before);
        assertThat(scene.citizen.remote("data-attempt")).isGreaterThanOrEqualTo(2);
        scene.closed();
    }

    @Test
    void reloadedRoomPageComesBackIntoTheCall() {
        scene.inCall();
        var before = session();

        scene.official.page().reload();

        backInTheCall(before);
        assertThat(scene.official.remote("data-attempt")).isGreaterThanOrEqualTo(2);
        bothPicturesMove();
        scene.closed();
    }

    @Test
    void killedKioskAgentComesBackIntoTheCall() {
        scene.inCall();
        var before = session();

        scene.stack.kiosk().kill();
        scene.citizen.sees("link-banner");
        scene.stack.startKiosk();

        gone(scene.citizen, "link-banner");
        backInTheCall(before);
        scene.closed();
    }

    @Test
    void killedRoomAgentComesBackIntoTheCall() {
        scene.inCall();
        var before = session();

        scene.stack.room().kill();
        scene.official.sees("link-banner");
        scene.stack.startRoom();

        gone(scene.official, "link-banner");
        backInTheCall(before);
        bothPicturesMove();
        scene.closed();
    }

    @Test
    void killedMediaServerIsMissedOnBothSidesAndComesBack() {
        scene.inCall();
        var before = session();

        janus.remove();
        killMediaServer();
        for (var party : List.of(scene.citizen, scene.official)) {
            party.sees("call-interrupted");
            party.page()
                    .locator("[data-testid=recording][data-recording=starting]")
                    .waitFor();
        }
        janus.install();

        for (var party : List.of(scene.citizen, scene.official)) {
            gone(party, "call-interrupted");
            party.recordingRuns();
        }
        backInTheCall(before);
        scene.closed();
        var record = Archived.processed(
                scene.stack.api("OFFICIAL"), before.path("id").asText(), scene.official);
        assertThat(record.path("state").asText()).isEqualTo("ready");
        assertThat(interrupted(record))
                .as(record.path("missing").toPrettyString())
                .hasSize(2);
        scene.inCall().closed();
    }

    @Test
    void killedControlPlaneKeepsTheSession() {
        scene.inCall();
        var before = session();
        var offline = offline();

        scene.stack.controlPlane().kill();
        scene.stack.startControlPlane();

        backInTheCall(before);
        scene.closed();
        assertThat(offline()).as("who was called offline, ever").isEqualTo(offline);
        var register = scene.stack
                .api("OFFICIAL")
                .get("/register?body=hp&year="
                        + LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear());
        assertThat(register.path("total").asInt()).isPositive();
    }

    @Test
    void citizenWhoWalksAwayLeavesTheList() {
        scene.waiting();
        var turn = session();
        scene.official.page().locator("[data-testid=kiosk-ready].tone-good").waitFor();

        scene.citizen.page().navigate("about:blank");

        scene.official.page().locator("[data-testid=kiosk-ready].tone-warning").waitFor();

        scene.citizen.page().navigate(scene.stack.kioskPage());
        scene.citizen.on("waiting").touch("leave").touch("leave-yes").on("thanks");

        scene.official.sees("nobody-waits");
        assertThat(session().path("id")).isEqualTo(turn.path("id"));
        assertThat(session().path("state").asText()).isEqualTo("left");
        scene.reception.wipe();
    }

    /** How often each device was. */
    private static Map<String, Long> offline() {
        var api = scene.stack.api("ADMINISTRATOR");
        return StreamSupport.stream(api.get("/devices").spliterator(), false)
                .map(device -> device.path("id").asText())
                .collect(Collectors.toMap(
                        id -> id,
                        id -> api.get("/devices/" + id + "/presence?limit=200").findValuesAsText("state").stream()
                                .filter("OFFLINE"::equals)
                                .count()));
    }

    /** Pictures and sound arrive at both, in the session that was open before. */
    private static void backInTheCall(JsonNode before) {
        scene.official.on("call");
        scene.citizen.on("call");
        scene.mediaArrives();
        for (var fact : List.of("id", "state", "openedAt")) {
            assertThat(session().path(fact)).as(fact).isEqualTo(before.path(fact));
        }
    }

    /** What arrives is the other side as it is now, and no picture that stands still. */
    private static void bothPicturesMove() {
        Evidence.seesTheCode(scene.official);
        Evidence.seesTheCode(scene.citizen);
    }

    /** The legs of whose picture the record says that it was interrupted. */
    private static Set<String> interrupted(JsonNode record) {
        return StreamSupport.stream(record.path("missing").spliterator(), false)
                .filter(gap -> gap.path("track").asText().equals("video")
                        && gap.path("why").asText().equals("this side was interrupted"))
                .map(gap -> gap.path("leg").asText())
                .collect(Collectors.toSet());
    }

    private static void killMediaServer() {
        scene.stack
                .controlPlane()
                .process()
                .descendants()
                .filter(it -> it.info().command().orElse("").endsWith("/janus"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void gone(Party party, String id) {
        party.page().getByTestId(id).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** The newest one of today. */
    private static JsonNode session() {
        var today = scene.stack.api("OFFICIAL").get("/sessions");
        return today.path(today.size() - 1);
    }
}
