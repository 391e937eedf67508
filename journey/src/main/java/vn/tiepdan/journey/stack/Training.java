package vn.tiepdan.journey.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Starts and stops everything once after a build, so that later starts take a part of the time (see {@code ClassCache}). */
public final class Training {
    private Training() {}

    /** @return the exit code */
    public static int run(Path root) {
        var folder = root.resolve("target/training");
        delete(folder);
        try (var stack = Stack.training(root, folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stops"));
            stack.start();
        }
        delete(folder);
        return 0;
    }

    private static void delete(Path folder) {
        try {
            Leftovers.delete(folder);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
