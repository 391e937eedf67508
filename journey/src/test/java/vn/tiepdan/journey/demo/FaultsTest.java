package vn.tiepdan.journey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    static Scene scene;

    @BeforeAll
    static void start() throws IOException {
        scene = Scene.start(folder, java.util.Map.of());
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void reloadedPageComesBackIntoTheCall() {
        scene.inCall();

        scene.citizen.page().reload();

        scene.mediaArrives();
        assertThat(scene.citizen.remote("data-attempt")).isGreaterThanOrEqualTo(2);
        scene.closed();
    }

    @Test
    void killedKioskAgentComesBackIntoTheCall() {
        scene.inCall();

        scene.stack.kiosk().kill();
        scene.stack.startKiosk();

        scene.mediaArrives();
        scene.closed();
    }

    @Test
    void killedMediaServerIsReplacedDuringTheCall() {
        scene.inCall();
        double attempt = scene.citizen.remote("data-attempt");

        scene.stack
                .controlPlane()
                .process()
                .descendants()
                .filter(it -> it.info().command().orElse("").endsWith("/janus"))
                .forEach(ProcessHandle::destroyForcibly);

        scene.citizen
                .page()
                .waitForFunction(
                        "before => { const v = document.querySelector('[data-testid=remote-video]');"
                                + " return v && Number(v.dataset.attempt) > before; }",
                        attempt);
        scene.mediaArrives();
        scene.closed();
    }

    @Test
    void killedControlPlaneKeepsTheSession() {
        scene.inCall();

        scene.stack.controlPlane().kill();
        scene.stack.startControlPlane();

        scene.mediaArrives();
        scene.closed();
        var register = scene.stack
                .api("OFFICIAL")
                .get("/register?body=hp&year="
                        + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                                .getYear());
        assertThat(register.path("total").asInt()).isPositive();
    }
}
