package vn.tiepdan.journey.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.tiepdan.journey.media.Beeps;
import vn.tiepdan.journey.media.BlockCode;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** A running stack with a citizen and an official before their pages. */
final class Scene implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    final Stack stack;
    final Party citizen;
    final Party official;
    final Reception reception;
    private final Browsers browsers;

    private Scene(Stack stack, Browsers browsers, Path folder) {
        this.stack = stack;
        this.browsers = browsers;
        citizen = new Party(
                Sender.KIOSK,
                Browsers.page(browsers.open(
                        BlockCode.film(Sender.KIOSK, folder.resolve("kiosk.y4m")),
                        Beeps.sound(Sender.KIOSK, folder.resolve("kiosk.wav")))));
        official = new Party(
                Sender.ROOM,
                Browsers.page(browsers.open(
                        BlockCode.film(Sender.ROOM, folder.resolve("room.y4m")),
                        Beeps.sound(Sender.ROOM, folder.resolve("room.wav")))));
        citizen.page().navigate(stack.kioskPage());
        official.page().navigate(stack.roomPage());
        reception = new Reception(citizen, official);
    }

    static Scene start(Path folder, Map<String, String> settings) throws IOException {
        Files.createDirectories(folder);
        var stack = new Stack(ROOT, folder.resolve("data"), Ports.free(), settings, line -> {});
        try {
            return new Scene(stack.start(), new Browsers(), folder);
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    Scene waiting() {
        reception.begin();
        reception.identifyByName("Trần Văn Thử");
        reception.matter();
        reception.notice();
        reception.takeTurn();
        reception.waitForTheCall();
        return this;
    }

    Scene inCall() {
        waiting();
        reception.open();
        reception.recordingRuns();
        mediaArrives();
        return this;
    }

    void mediaArrives() {
        official.seesTheOther();
        citizen.seesTheOther();
        Evidence.mediaArrives(official);
        Evidence.mediaArrives(citizen);
    }

    void closed() {
        reception.choose();
        reception.close();
        reception.wipe();
    }

    @Override
    public void close() {
        browsers.close();
        stack.close();
    }
}
