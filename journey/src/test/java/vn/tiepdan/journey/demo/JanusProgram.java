package vn.tiepdan.journey.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import vn.tiepdan.journey.stack.Mishap;

/** The media server's program as one control plane knows it: installed and taken away without a touch on the machine's own. */
final class JanusProgram {
    private final Path link;

    JanusProgram(Path folder) {
        link = folder.resolve("janus");
    }

    Path path() {
        return link;
    }

    Map<String, String> settings() {
        return Map.of("tiepdan.janus.program", link.toString());
    }

    JanusProgram install() {
        try {
            Files.createSymbolicLink(link, ofTheMachine());
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(link);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path ofTheMachine() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "janus"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Mishap("Janus is missing: sudo apt-get install janus"));
    }
}
