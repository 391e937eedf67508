package vn.tiepdan.journey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on which nobody installed Janus: everything but calls works, and the console says how to mend it, truly. */
@NullUnmarked
class WithoutMediaServerTest {
    private static final Path PICTURES = Path.of("target/without-media-server");
    /** The control plane looks for the program again after five seconds at most; then Janus has to start. */
    private static final double FOUND_WITHIN = 15_000;

    @TempDir
    Path folder;

    private JanusProgram janus;
    private Scene scene;
    private Page page;
    private Console console;

    @BeforeEach
    void start() throws IOException {
        janus = new JanusProgram(folder);
        scene = Scene.start(folder.resolve("scene"), janus.settings());
        page = Browsers.page(scene.official.page().context().browser());
        page.setViewportSize(1366, 768);
        console = new Console(page, scene.stack.console());
    }

    @AfterEach
    void stop() {
        if (scene != null) {
            scene.close();
        }
        janus.remove();
    }

    @Test
    void everythingButCallsWorksUntilTheMissingProgramIsInstalled() {
        saysWhatIsMissingInBothLanguages();
        scene.waiting();
        fleetAndSessionsWork();

        scene.official.touch("receive").sees("refused");

        nothingIsOpen();

        janus.install();

        trouble()
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.HIDDEN)
                        .setTimeout(FOUND_WITHIN));
        scene.reception.open();
        scene.mediaArrives();
        scene.closed();
    }

    private void saysWhatIsMissingInBothLanguages() {
        console.signIn(scene.stack.account("ADMINISTRATOR"));
        trouble().waitFor();
        assertThat(trouble().getAttribute("role")).isEqualTo("alert");
        assertThat(trouble().innerText())
                .contains(
                        "chưa gọi được công dân",
                        "Mọi việc khác vẫn dùng bình thường",
                        janus.path().toString());
        assertThat(command()).isEqualTo("sudo apt-get install -y --no-install-recommends janus");
        console.shoot(PICTURES.resolve("console.png"));
        page.getByTestId("language-switch").click();
        assertThat(trouble().innerText()).contains("no citizen can be called", "There is no program");
        assertThat(command()).isEqualTo("sudo apt-get install -y --no-install-recommends janus");
        page.getByTestId("language-switch").click();
    }

    private void fleetAndSessionsWork() {
        console.open("fleet", "fleet-sum");
        page.locator("[data-testid=fleet-sum][data-ready='2']").waitFor();
        console.open("sessions", "sessions");
        assertThat(page.getByTestId("sessions").innerText()).contains("Trần Văn Thử");
        assertThat(trouble().isVisible()).isTrue();
        console.shoot(PICTURES.resolve("console-sessions.png"));
        console.open("system", "component-media-server");
        console.shoot(PICTURES.resolve("console-system.png"));
    }

    private void nothingIsOpen() {
        assertThat(scene.official.page().getByTestId("refused").innerText())
                .contains("Máy chủ hình ảnh chưa hoạt động", "công dân vẫn giữ lượt");
        scene.official.shoot(PICTURES.resolve("room.png"));
        scene.official.on("waiting-list");
        scene.official.page().locator("[data-testid=receive]:not([disabled])").waitFor();
        scene.citizen.on("waiting");
        assertThat(scene.citizen.number("ahead", "data-ahead")).isZero();
        assertThat(scene.stack.api("OFFICIAL").get("/sessions").findValuesAsText("state"))
                .containsExactly("waiting");
    }

    private Locator trouble() {
        return page.getByTestId("trouble-media-server");
    }

    private String command() {
        return trouble().getByTestId("command").innerText();
    }
}
