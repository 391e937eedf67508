package vn.tiepdan.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One reception, played by the citizen's and the official's touches on the real pages. */
final class Reception {
    private static final double PATIENCE_MILLIS = 20_000;
    private static final String REMOTE = "remote-video";

    /** One thing that was done, and whether it held. */
    record Step(String name, Instant at, boolean ok) {}

    /** Thrown by the step that did not hold; the steps so far are in {@link #steps}. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String step, Throwable cause) {
            super("The step \"" + step + "\" did not hold: " + cause.getMessage(), cause);
        }
    }

    private final Page kiosk;
    private final Page room;
    private final Path screenshots;
    private final List<Step> steps = new ArrayList<>();
    private final List<Path> pictures = new ArrayList<>();

    Reception(Page kiosk, Page room, Path screenshots) {
        this.kiosk = kiosk;
        this.room = room;
        this.screenshots = screenshots;
        kiosk.setDefaultTimeout(PATIENCE_MILLIS);
        room.setDefaultTimeout(PATIENCE_MILLIS);
    }

    List<Step> steps() {
        return steps;
    }

    List<Path> pictures() {
        return pictures;
    }

    /** The citizen's way from the first screen to the waiting room. */
    void takeTurn() {
        step("kiosk-welcome", () -> waitFor(kiosk, "start"));
        step("kiosk-language", () -> {
            touch(kiosk, "start");
            waitFor(kiosk, "language-vi");
        });
        step("kiosk-identity", () -> {
            touch(kiosk, "language-vi");
            kiosk.getByTestId("full-name").fill("Nguyễn Thị Hoa");
        });
        step("kiosk-standing", () -> {
            touch(kiosk, "next");
            waitFor(kiosk, "standing-self");
        });
        step("kiosk-matter", () -> {
            touch(kiosk, "standing-self");
            touch(kiosk, "matter-petition");
            kiosk.getByTestId("words").fill("Đường thoát nước trước nhà bị tắc từ tháng 9.");
        });
        step("kiosk-notice", () -> {
            touch(kiosk, "next");
            waitFor(kiosk, "agree");
        });
        step("kiosk-ticket", () -> {
            touch(kiosk, "agree");
            waitFor(kiosk, "ticket-number");
        });
        step("kiosk-waiting", () -> {
            touch(kiosk, "to-waiting");
            waitFor(kiosk, "self-view");
            kiosk.waitForFunction("document.querySelector('[data-testid=self-view]').videoWidth > 0");
        });
    }

    /** The official's one touch; ends when both have painted the other's first frame. */
    void receive() {
        step("room-waiting", () -> waitFor(room, "next-citizen"));
        step("call", () -> {
            touch(room, "receive");
            bothSeeEachOther();
        });
    }

    void bothSeeEachOther() {
        firstFrame(room);
        firstFrame(kiosk);
    }

    private static void firstFrame(Page page) {
        page.locator("[data-testid=" + REMOTE + "][data-first-frame-millis]").waitFor();
    }

    /** Both sides say that they are recorded, because they are. */
    void recordingRuns() {
        step("recording-shown", () -> {
            for (var page : List.of(kiosk, room)) {
                page.locator("[data-testid=recording][data-recording=running]").waitFor();
            }
        });
    }

    void end() {
        step("room-closing", () -> {
            touch(room, "end");
            room.getByTestId("outcome-guided").click();
            room.getByTestId("summary").fill("Hướng dẫn công dân gửi đơn đến Ủy ban nhân dân phường.");
        });
        step("room-closed", () -> {
            touch(room, "closing-confirm");
            waitFor(room, "closed");
        });
        step("kiosk-thanks", () -> screen(kiosk, "kiosk", "thanks"));
        step("kiosk-wiped", () -> {
            touch(kiosk, "finish");
            screen(kiosk, "kiosk", "welcome");
        });
    }

    /** Does it, takes a picture of both pages, and notes it. */
    void step(String name, Runnable work) {
        boolean ok = false;
        try {
            work.run();
            ok = true;
        } catch (RuntimeException failure) {
            throw new Broken(name, failure);
        } finally {
            steps.add(new Step(name, Instant.now(), ok));
            photograph(name);
        }
    }

    private void photograph(String name) {
        var number = "%02d-".formatted(steps.size());
        for (var page : List.of(kiosk, room)) {
            boolean ofThisStep = name.startsWith("kiosk") ? page == kiosk : !name.startsWith("room") || page == room;
            if (ofThisStep) {
                var side = page == kiosk ? "kiosk" : "room";
                var file = screenshots.resolve(number + name + (name.startsWith(side) ? "" : "-" + side) + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
                pictures.add(file);
            }
        }
    }

    /** The code in the remote picture of this side, read from what is painted. */
    OptionalInt remoteCode(Media.Side side) {
        var cells = (List<?>) page(side).evaluate("""
                cells => {
                  const video = document.querySelector('[data-testid=remote-video]');
                  const canvas = document.createElement('canvas');
                  canvas.width = video.videoWidth; canvas.height = video.videoHeight;
                  const context = canvas.getContext('2d');
                  context.drawImage(video, 0, 0);
                  return Array.from({length: cells}, (_, cell) => {
                    const x = Math.floor(canvas.width * (2 * cell + 1) / (2 * cells));
                    const [r, g, b] = context.getImageData(x, Math.floor(canvas.height * 3 / 4), 1, 1).data;
                    return 0.299 * r + 0.587 * g + 0.114 * b;
                  });
                }""", Media.CELLS);
        var grey = cells.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        return Proof.code(grey, side.other());
    }

    /** Whether the other side's tone comes out of the remote sound, against a pitch that nobody plays. */
    boolean remoteTone(Media.Side side) {
        return (Boolean) page(side).evaluate("""
                async hertz => {
                  const audio = new AudioContext();
                  const analyser = audio.createAnalyser();
                  analyser.fftSize = 8192;
                  const stream = document.querySelector('[data-testid=remote-video]').srcObject;
                  audio.createMediaStreamSource(stream).connect(analyser);
                  const bins = new Float32Array(analyser.frequencyBinCount);
                  const at = pitch => Math.max(...[-1, 0, 1].map(d =>
                      bins[Math.round(pitch * analyser.fftSize / audio.sampleRate) + d]));
                  let heard = false;
                  for (let i = 0; i < 60 && !heard; i++) {
                    await new Promise(done => setTimeout(done, 50));
                    analyser.getFloatFrequencyData(bins);
                    heard = at(hertz) > -70 && at(hertz) > at(1000) + 15;
                  }
                  await audio.close();
                  return heard;
                }""", side.other().hertz());
    }

    long framesDecoded(Media.Side side) {
        return Math.round(number(side, "data-frames-decoded"));
    }

    double audioEnergy(Media.Side side) {
        return number(side, "data-audio-energy");
    }

    /** From the official's touch to the first remote frame painted on this side. */
    long firstFrameMillis(Media.Side side) {
        if (side == Media.Side.ROOM) {
            return Math.round(number(side, "data-first-frame-millis"));
        }
        var touched = Double.parseDouble(room.getByTestId("room").getAttribute("data-touched-at"));
        return Math.round(number(side, "data-first-frame-at") - touched);
    }

    private double number(Media.Side side, String attribute) {
        var text = page(side).getByTestId(REMOTE).getAttribute(attribute);
        return text == null ? 0 : Double.parseDouble(text);
    }

    Page page(Media.Side side) {
        return side == Media.Side.KIOSK ? kiosk : room;
    }

    /** Polls until it holds. */
    static void eventually(String what, Duration limit, java.util.function.BooleanSupplier holds) {
        Stack.await(what, limit, holds);
    }

    private static void touch(Page page, String testId) {
        page.getByTestId(testId).click();
    }

    private static void waitFor(Page page, String testId) {
        page.getByTestId(testId).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    private static void screen(Page page, String root, String name) {
        page.locator("[data-testid=" + root + "][data-screen=" + name + "]").waitFor();
    }
}
