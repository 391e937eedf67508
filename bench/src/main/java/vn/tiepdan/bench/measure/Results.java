package vn.tiepdan.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.tiepdan.journey.stack.Json;

/** The file in which a benchmark leaves its numbers. */
public final class Results {
    private Results() {}

    /** Writes it and says where it is. */
    public static void write(Path file, Map<String, Object> numbers) {
        try {
            Files.writeString(file, Json.text(numbers));
            System.out.println();
            System.out.println("Results: " + file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
