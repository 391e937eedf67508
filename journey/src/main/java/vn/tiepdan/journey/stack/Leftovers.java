package vn.tiepdan.journey.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What an earlier run left behind. */
public final class Leftovers {
    private Leftovers() {}

    /** Makes the folder, or takes away everything that is in it. Fails with {@link Mishap}. */
    public static void empty(Path folder) {
        try {
            delete(folder);
            Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new Mishap("The folder " + folder + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** Deletes a file, or a folder with everything in it; harmless when there is none. */
    public static void delete(Path old) throws IOException {
        if (!Files.exists(old)) {
            return;
        }
        try (var files = Files.walk(old)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
