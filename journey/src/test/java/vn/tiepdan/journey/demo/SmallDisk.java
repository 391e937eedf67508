package vn.tiepdan.journey.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A file system of a few megabytes in memory that can be filled to the last byte; only root can make one. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1 << 16;
    private static final long TOOL_MINUTES = 1;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    static boolean possible() {
        return System.getProperty("user.name").equals("root");
    }

    Path folder() {
        return folder;
    }

    /** Until the disk takes not one byte more. */
    void fill() {
        var block = new byte[BLOCK];
        Arrays.fill(block, (byte) 1);
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > BLOCK) {
                throw new UncheckedIOException(full);
            }
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(TOOL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
