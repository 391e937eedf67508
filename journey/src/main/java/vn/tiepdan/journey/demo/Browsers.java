package vn.tiepdan.journey.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.tiepdan.journey.stack.Mishap;

/** Headless Chromiums of the machine whose cameras and microphones are files. Use from one thread. */
public final class Browsers implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection",
            "--disable-features=WebRtcHideLocalIpsWithMdns",
            "--autoplay-policy=no-user-gesture-required",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    /** A browser of its own for one side. */
    public Browser open(Path video, Path audio) {
        return open(List.of(
                "--use-file-for-fake-video-capture=" + video.toAbsolutePath(),
                "--use-file-for-fake-audio-capture=" + audio.toAbsolutePath()));
    }

    /** One for whoever calls nobody. */
    public Browser open() {
        return open(List.of());
    }

    private Browser open(List<String> more) {
        var flags = new ArrayList<>(FLAGS);
        flags.addAll(more);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setHeadless(false)
                        .setArgs(flags));
    }

    /** A page of its own context, as a kiosk or a desk would show it. */
    public static Page page(Browser browser) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1920, 1080)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setPermissions(List.of("camera", "microphone")));
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Mishap("Chromium is missing: sudo apt-get install chromium"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
