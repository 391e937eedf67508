package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the {@code tiepdan} script runs. The first argument is the repository, the second the command. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            var repository = Path.of(arguments[0]).toAbsolutePath();
            var options = Arrays.copyOfRange(arguments, 2, arguments.length);
            boolean held = switch (arguments[1]) {
                case "up" -> new Up(repository).run();
                case "demo" -> demo(repository, options).play();
                case "bench" -> new Bench(repository).run(options);
                default -> throw new Trouble("There is no command " + arguments[1] + ". See ./tiepdan help.");
            };
            System.exit(held ? 0 : FAILED);
        } catch (Trouble trouble) {
            System.err.println(trouble.getMessage());
            System.exit(MISUSED);
        } catch (IOException failure) {
            System.err.println("A file could not be read or written: " + failure.getMessage());
            System.exit(FAILED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            System.exit(FAILED);
        }
    }

    static Demo demo(Path repository, String... options) {
        var given = read(options);
        return new Demo(
                repository,
                given.containsKey("--out") ? Path.of(given.get("--out")) : repository.resolve("target/demo"),
                number(given.getOrDefault("--seconds", "8")),
                new Demo.Given(
                        file(given, "--kiosk-video"),
                        file(given, "--kiosk-audio"),
                        file(given, "--room-video"),
                        file(given, "--room-audio")));
    }

    private static Map<String, String> read(String... options) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < options.length; i += 2) {
            if (!Demo.options().contains(options[i]) || i + 1 >= options.length) {
                throw new Trouble("demo does not understand " + options[i] + ". It takes " + Demo.options()
                        + ", each with a value.");
            }
            given.put(options[i], options[i + 1]);
        }
        return given;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new Trouble("--seconds takes a whole number of seconds, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    private static Optional<Path> file(Map<String, String> given, String option) {
        var file = Optional.ofNullable(given.get(option)).map(Path::of).map(Path::toAbsolutePath);
        file.filter(it -> !Files.isReadable(it)).ifPresent(it -> {
            throw new Trouble(option + ": the file " + it + " cannot be read.");
        });
        return file;
    }
}
