package vn.tiepdan.journey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.demo.Browsers;
import vn.tiepdan.journey.stack.Child;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** An operator without a mouse runs the fleet: looks, commands, and takes a new kiosk in. */
@NullUnmarked
class ByKeysTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PICTURES = Path.of("target/console");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static Stack stack;
    private static Child fresh;
    private static String freshPage;
    private static Browsers browsers;
    private static Browser browser;

    private Page page;
    private Keys keys;

    @BeforeAll
    static void start() {
        var settings = Map.of("tiepdan.janus.mode", "off", "tiepdan.enrolment.retry-after", "1s");
        stack = new Stack(ROOT, folder, Ports.free(), settings, line -> {});
        stack.startControlPlane();
        int port = Ports.oneFree();
        fresh = Child.start(
                ROOT, "kiosk-agent", stack.central().settings(folder.resolve("fresh"), port), folder.resolve("fresh"));
        freshPage = "http://localhost:" + port + "/";
        stack.startKiosk();
        fresh.live(port, STARTS_WITHIN);
        browsers = new Browsers();
        browser = browsers.open();
    }

    @AfterAll
    static void stop() {
        if (browsers != null) {
            browsers.close();
        }
        if (fresh != null) {
            fresh.stop();
        }
        stack.close();
    }

    @BeforeEach
    void open() {
        page = Browsers.page(browser);
        page.setViewportSize(1366, 768);
        page.navigate(stack.console() + "/");
        keys = new Keys(page);
        shown("sign-in");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void everyPageIsReachedReadAndLeft() {
        signIn();
        shown("fleet-search");
        keys.press("Tab");
        assertThat(keys.id()).as("the first stop").isEqualTo("skip");
        keys.press("Enter").press("Tab");
        assertThat(keys.at()).hasValueSatisfying(it -> assertThat(it.content()).isTrue());

        narrowsTheList();
        keys.to("fleet").press("Enter");
        shown("timeline");
        everythingIsReached("device");
        narrowsTheTimeline();
        commands();
        leavesUnanswered("begin-maintenance");
        leavesUnanswered("make-QUARANTINED");
        keys.backTo("back").press("Enter");
        shown("fleet-sum");

        for (var section : List.of(
                "sessions", "register", "configuration", "claims", "places", "accounts", "system", "audit", "fleet")) {
            keys.backTo("nav-" + section).press("Enter");
            page.locator("[data-testid=console][data-section=" + section + "]").waitFor();
            page.locator(".loading").first().waitFor(hidden());
            everythingIsReached(section);
        }
        keys.backTo("nav-audit").press("Enter").to("verify-audit").press("Enter");
        shown("audit-holds");
        assertThat(page.getByTestId("audit").innerText()).contains("Kiểm tra trước buổi tiếp");
        keys.backTo("sign-out").press("Enter");
        shown("sign-in");
    }

    /** Search and filters, and both are still there after a reload. */
    private void narrowsTheList() {
        page.locator("[data-testid^=device-][data-presence=ONLINE]").first().waitFor();
        everythingIsReached("fleet");
        keys.to("fleet-search").type("ki-ot 1");
        keys.to("state-ONLINE").press("ArrowRight");
        assertThat(keys.id()).isEqualTo("state-SUSPECT");
        keys.press("ArrowLeft").press("Space");
        narrowed();

        page.reload();

        narrowed();
        keys.to("filter-none").press("Enter");
        page.locator("[data-testid=fleet-sum]:not([data-shown='0'])").waitFor();
        page.getByTestId("filter-none").waitFor(hidden());
        assertThat(page.getByTestId("fleet-search").inputValue()).isEmpty();
        staysNear();
    }

    private void narrowed() {
        page.locator("[data-testid=fleet-sum][data-shown='1']").waitFor();
        assertThat(page.url()).contains("q=ki-ot").contains("state=ONLINE");
        assertThat(page.getByTestId("fleet-search").inputValue()).isEqualTo("ki-ot 1");
        assertThat(page.getByTestId("state-ONLINE").getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    private void narrowsTheTimeline() {
        keys.to("kind-PRESENCE").by("ArrowRight", "kind-COMMAND").press("Space");
        page.waitForURL("**kind=command");
        keys.press("Space").by("ArrowLeft", "kind-PRESENCE");
    }

    private void commands() {
        leavesUnanswered("new-command");
        keys.press("Enter");
        shown("ask-command");
        assertThat(Eyes.violations(page)).as("the command").isEmpty();
        keys.to("command-kind").press("Enter").press("End");
        assertThat(page.locator("[role=option][data-focused]").innerText()).contains("Khởi động lại máy");
        keys.press("Escape");
        assertThat(keys.id()).as("out of the list, not of the dialog").isEqualTo("command-kind");
        keys.press("Enter").press("Home").press("ArrowDown").press("ArrowDown").press("Enter");
        await().untilAsserted(() ->
                assertThat(page.getByTestId("command-kind").innerText()).contains("Lấy nhật ký phần mềm"));
        keys.to("command-reason")
                .type("Kiểm tra trước buổi tiếp")
                .to("issue-command")
                .press("Enter");
        page.getByTestId("ask-command").waitFor(hidden());
        await().untilAsserted(() -> assertThat(keys.id()).isEqualTo("new-command"));
        page.locator("[data-testid^=command-][data-state=SUCCEEDED]").waitFor();
        shoot("commanded");
    }

    /** A question goes away with Escape and nothing has happened; as long as it stands, the focus stays in it. */
    private void leavesUnanswered(String id) {
        if (!keys.id().equals(id)) {
            keys.to(id);
        }
        keys.press("Enter");
        page.getByRole(AriaRole.DIALOG).waitFor();
        for (int i = 0; i < 12; i++) {
            keys.press("Tab");
            assertThat(keys.at()).as("the focus in the question of " + id).hasValueSatisfying(it -> {
                assertThat(it.dialog()).isTrue();
                assertThat(it.isSeen()).as(it.toString()).isTrue();
            });
        }
        keys.press("Escape");
        page.getByRole(AriaRole.DIALOG).waitFor(hidden());
        await().untilAsserted(() -> assertThat(keys.id()).isEqualTo(id));
    }

    @Test
    void aKioskIsRejectedThenApprovedAndNobodyTouchesIt() {
        keys.to("language-switch").press("Enter").backTo("name");
        signIn();
        var kiosk = Browsers.page(browser);
        kiosk.navigate(freshPage);
        onKiosk(kiosk, "code-missing", "Máy này chưa có mã ghép nối");

        scans(kiosk, mintsWithApproval());
        var first = waits(kiosk);
        keys.to("reject").press("Enter");
        shown("rejection-why");
        keys.press("Escape");
        await().untilAsserted(() -> assertThat(keys.id()).isEqualTo("reject"));
        keys.press("Enter").type("Nobody in the ward knows this machine");
        assertThat(keys.id()).isEqualTo("rejection-why");
        keys.to("confirm-approval").press("Enter");
        first.waitFor(hidden());
        onKiosk(kiosk, "rejected-code", "Xin liên hệ họ để được cấp mã mới rồi nhập vào đây");
        assertThat(kiosk.getByTestId("enrolment-why").innerText()).contains("Nobody in the ward knows this machine");
        assertThat(Eyes.violations(kiosk)).as("the kiosk that was rejected").isEmpty();
        staysNear();

        scans(kiosk, mintsWithApproval());
        waits(kiosk);
        keys.to("approve").press("Enter");
        shown("ask-approval");
        assertThat(keys.id()).as("not what cannot be taken back").isEqualTo("keep");
        assertThat(Eyes.violations(page)).as("the question").isEmpty();
        keys.press("Shift+Tab");
        assertThat(keys.id()).isEqualTo("confirm-approval");
        keys.press("Enter");

        kiosk.locator("[data-testid=kiosk][data-screen=welcome]").waitFor();
        kiosk.getByTestId("start").waitFor();
        keys.backTo("nav-fleet").press("Enter");
        page.locator(
                        "[data-testid^=device-][data-presence=ONLINE]",
                        new Page.LocatorOptions().setHasText("New machine"))
                .waitFor();
        assertThat(stack.api("ADMINISTRATOR").get("/devices")).hasSize(2);
        kiosk.context().close();
    }

    /** @return what a reader makes of the picture of the whole page */
    private String mintsWithApproval() {
        if (!page.url().endsWith("#/claims")) {
            keys.to("nav-claims").press("Enter");
        }
        var site = page.getByTestId("claim-site");
        keys.by(page.url().endsWith("#/claims") && site.isVisible() ? "Shift+Tab" : "Tab", "claim-site");
        keys.press("Enter").press("End").press("Enter");
        await().untilAsserted(() -> assertThat(site.innerText()).doesNotContain("Choose"));
        keys.to("claim-label").press("Control+a").type("New machine");
        keys.to(page.locator("[data-testid^=claim-approval-]:has(:checked)").getAttribute("data-testid"));
        if (!keys.id().equals("claim-approval-yes")) {
            keys.press("ArrowDown");
        }
        assertThat(keys.id()).isEqualTo("claim-approval-yes");
        keys.to("mint").press("Enter");
        shown("claim-waits");
        shoot("minted");
        var read = Eyes.qrCode(browser, page.screenshot());
        assertThat(read).isEqualTo(page.getByTestId("claim-code").innerText().strip());
        return read;
    }

    /** As a scanner does that is a keyboard to the machine: fast, and Enter at the end. */
    private static void scans(Page kiosk, String text) {
        kiosk.keyboard().type(text);
        kiosk.keyboard().press("Enter");
    }

    /** The kiosk says in words that it waits, and both sides show the same key. */
    private Locator waits(Page kiosk) {
        onKiosk(kiosk, "waiting-approval", "Máy đang chờ bộ phận kỹ thuật duyệt. Khi được duyệt, máy tự tiếp tục.");
        var waiting = page.locator("[data-testid^=waiting-][data-state=WAITING]");
        waiting.waitFor();
        assertThat(waiting.getByTestId("fingerprint").innerText().strip())
                .isNotBlank()
                .isEqualTo(
                        kiosk.getByTestId("enrolment-fingerprint").innerText().strip());
        assertThat(kiosk.getByTestId("claim-code").count()).isZero();
        assertThat(Eyes.violations(kiosk)).as("the kiosk that waits").isEmpty();
        assertThat(Eyes.violations(page)).as("who waits").isEmpty();
        shoot("waiting");
        return waiting;
    }

    private static void onKiosk(Page kiosk, String problem, String says) {
        kiosk.locator("[data-testid=enrolment][data-problem=" + problem + "]").waitFor();
        assertThat(kiosk.getByTestId("enrolment-problem").innerText()).contains(says);
    }

    private void signIn() {
        var account = stack.account("ADMINISTRATOR");
        assertThat(keys.id()).as("where the focus begins").isEqualTo("name");
        assertThat(Eyes.violations(page)).as("sign-in").isEmpty();
        keys.type(account.name()).press("Tab").type(account.password()).press("Enter");
        shown("staff-name");
    }

    /** What held the focus is gone, and the focus is not thrown back to the beginning of the page. */
    private void staysNear() {
        await().untilAsserted(() -> assertThat(keys.at())
                .hasValueSatisfying(it -> assertThat(it.content()).isTrue()));
    }

    private void everythingIsReached(String name) {
        assertThat(Eyes.violations(page)).as(name).isEmpty();
        keys.around();
        shoot(name);
    }

    private void shown(String id) {
        page.getByTestId(id).first().waitFor();
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
