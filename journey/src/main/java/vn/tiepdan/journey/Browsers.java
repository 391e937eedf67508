package vn.tiepdan.journey;

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

/** Debian's Chromium, one process for each side, because a process has one camera. */
final class Browsers implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final List<Browser> open = new ArrayList<>();

    Browsers() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** A browser whose camera and microphone are these files. */
    Page page(Path picture, Path sound) {
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setHeadless(false)
                        .setArgs(arguments(picture, sound)));
        open.add(browser);
        return browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1920, 1080)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setPermissions(List.of("camera", "microphone")))
                .newPage();
    }

    static Path chromium() {
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Trouble("There is no Chromium. Install it: apt-get install chromium"));
    }

    private static List<String> arguments(Path picture, Path sound) {
        return Stream.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--use-file-for-fake-video-capture=" + picture,
                        "--use-file-for-fake-audio-capture=" + sound,
                        "--allow-loopback-in-peer-connection",
                        "--disable-features=WebRtcHideLocalIpsWithMdns",
                        "--autoplay-policy=no-user-gesture-required",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--disable-quic",
                        "--disable-backgrounding-occluded-windows",
                        "--disable-renderer-backgrounding",
                        "--mute-audio")
                .toList();
    }

    @Override
    public void close() {
        open.forEach(Browser::close);
        playwright.close();
    }
}
