package vn.tiepdan.bench;

import java.nio.file.Path;
import java.util.List;
import vn.tiepdan.bench.command.CommandBench;
import vn.tiepdan.bench.command.CommandOptions;
import vn.tiepdan.bench.ingest.IngestBench;
import vn.tiepdan.bench.ingest.IngestOptions;
import vn.tiepdan.bench.presence.PresenceBench;
import vn.tiepdan.bench.presence.PresenceOptions;
import vn.tiepdan.journey.stack.Mishap;

/** The program behind {@code ./tiepdan bench ingest}, {@code command} and {@code presence}; started in the repository's root. */
public final class Bench {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Bench() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(Path.of("").toAbsolutePath(), List.of(arguments)));
    }

    private static int run(Path root, List<String> arguments) throws InterruptedException {
        try {
            var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "ingest" -> new IngestBench(root, IngestOptions.of(rest)).run();
                case "command" -> new CommandBench(root, CommandOptions.of(rest)).run();
                case "presence" -> new PresenceBench(root, PresenceOptions.of(rest)).run();
                default -> misused("There is no benchmark \"" + String.join(" ", arguments) + "\".");
            };
        } catch (Mishap told) {
            System.err.println("tiepdan: " + told.getMessage());
            return FAILED;
        }
    }

    private static int misused(String sentence) {
        System.err.println("tiepdan: " + sentence);
        return MISUSED;
    }
}
