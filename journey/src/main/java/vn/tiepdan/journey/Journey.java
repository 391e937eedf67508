package vn.tiepdan.journey;

import java.nio.file.Path;
import java.util.List;
import vn.tiepdan.journey.bench.CallBench;
import vn.tiepdan.journey.demo.Demo;
import vn.tiepdan.journey.demo.DemoOptions;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Training;

/** The program behind {@code ./tiepdan up}, {@code kiosk}, {@code demo} and {@code bench}; started in the repository's root. */
public final class Journey {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Journey() {}

    public static void main(String... arguments) {
        System.exit(run(Path.of("").toAbsolutePath(), List.of(arguments)));
    }

    private static int run(Path root, List<String> arguments) {
        try {
            var rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "up" -> Up.of(root, rest).run();
                case "kiosk" -> AnotherKiosk.of(root, rest).run();
                case "bench" -> bench(root, rest);
                case "train" -> Training.run(root);
                case "demo" -> new Demo(root, DemoOptions.of(root, rest)).run();
                default -> misused("There is no command \"" + String.join(" ", arguments) + "\".");
            };
        } catch (Mishap told) {
            System.err.println("tiepdan: " + told.getMessage());
            return FAILED;
        }
    }

    private static int bench(Path root, List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.getFirst().equals("call")) {
            return misused("There is no benchmark \"" + arguments.getFirst() + "\"; there is: call.");
        }
        return CallBench.of(root, arguments.subList(Math.min(1, arguments.size()), arguments.size()))
                .run();
    }

    private static int misused(String sentence) {
        System.err.println("tiepdan: " + sentence);
        return MISUSED;
    }
}
