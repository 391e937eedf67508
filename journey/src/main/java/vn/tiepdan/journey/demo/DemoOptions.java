package vn.tiepdan.journey.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.journey.stack.Mishap;

/** What the demo was asked for. */
public record DemoOptions(
        Path out,
        int seconds,
        Optional<Path> kioskVideo,
        Optional<Path> kioskAudio,
        Optional<Path> roomVideo,
        Optional<Path> roomAudio) {
    private static final int LONGEST = 3_600;

    /** @param root where relative results go; given files are relative to it too */
    public static DemoOptions of(Path root, List<String> arguments) {
        var options = new DemoOptions(
                root.resolve("target/demo"),
                10,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new Mishap("The option " + arguments.get(i) + " needs a value.");
            }
            options = options.with(root, arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private DemoOptions with(Path root, String name, String value) {
        return switch (name) {
            case "--out" ->
                new DemoOptions(root.resolve(value).normalize(), seconds, kioskVideo, kioskAudio, roomVideo, roomAudio);
            case "--seconds" -> new DemoOptions(out, seconds(value), kioskVideo, kioskAudio, roomVideo, roomAudio);
            case "--kiosk-video" -> new DemoOptions(out, seconds, file(root, value), kioskAudio, roomVideo, roomAudio);
            case "--kiosk-audio" -> new DemoOptions(out, seconds, kioskVideo, file(root, value), roomVideo, roomAudio);
            case "--room-video" -> new DemoOptions(out, seconds, kioskVideo, kioskAudio, file(root, value), roomAudio);
            case "--room-audio" -> new DemoOptions(out, seconds, kioskVideo, kioskAudio, roomVideo, file(root, value));
            default -> throw new Mishap("The demo has no option " + name + "; ./tiepdan help lists them.");
        };
    }

    private static int seconds(String value) {
        if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) < 3 || Integer.parseInt(value) > LONGEST) {
            throw new Mishap("--seconds must be a number from 3 to " + LONGEST + ", not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }

    private static Optional<Path> file(Path root, String value) {
        var file = root.resolve(value).normalize();
        if (!Files.isReadable(file)) {
            throw new Mishap("The file " + file + " cannot be read.");
        }
        return Optional.of(file);
    }
}
