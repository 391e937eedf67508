package vn.tiepdan.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.journey.stack.Mishap;

/** Debian's broker as a child process; it ends when we do. */
public final class Mosquitto implements AutoCloseable {
    private static final int TRIES = 200;
    private static final long LOOKS_EVERY_MILLIS = 25;
    private static final long STOPS_WITHIN_SECONDS = 5;

    private final Path file;
    private final int door;
    private Process process;

    private Mosquitto(Path file, int door) throws InterruptedException {
        this.file = file;
        this.door = door;
        process = begin();
    }

    /**
     * @param folder        where its files are
     * @param configuration as {@code mosquitto.conf(5)} says
     * @param door          a port on which it listens without asking for a word
     */
    public static Mosquitto start(Path folder, String configuration, int door) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            return new Mosquitto(
                    Files.writeString(folder.resolve("mosquitto.conf"), "user root\n" + configuration), door);
        } catch (IOException failed) {
            throw new Mishap("mosquitto's file cannot be written: " + failed.getMessage(), failed);
        }
    }

    private Process begin() throws InterruptedException {
        try {
            var begun = new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "mosquitto", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            file.resolveSibling("mosquitto.log").toFile()))
                    .start();
            awaitOpen();
            return begun;
        } catch (IOException failed) {
            throw new Mishap("mosquitto cannot be started: " + failed.getMessage(), failed);
        }
    }

    private void awaitOpen() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), door).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(LOOKS_EVERY_MILLIS);
            }
        }
        throw new Mishap("mosquitto does not listen; its log: " + file.resolveSibling("mosquitto.log"));
    }

    /** Killed without a word, and started again. */
    public void restart() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = begin();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
