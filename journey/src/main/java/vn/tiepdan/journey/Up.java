package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import vn.tiepdan.journey.stack.Child;
import vn.tiepdan.journey.stack.Json;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** Everything in the foreground, until Ctrl-C. */
final class Up {
    private static final int ENDED_BY_ITSELF = 1;

    private final Path root;
    private final Path folder;
    private final Ports ports;

    private Up(Path root, Ports ports) {
        this.root = root;
        this.ports = ports;
        folder = root.resolve(".tiepdan");
    }

    /** @param arguments nothing, or {@code --free-ports} */
    static Up of(Path root, List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Up(root, Ports.usual());
        }
        if (!arguments.equals(List.of("--free-ports"))) {
            throw new Mishap("up takes only --free-ports, not \"" + String.join(" ", arguments) + "\".");
        }
        return new Up(root, Ports.free());
    }

    int run() {
        try (var channel = lockFile();
                var lock = lock(channel);
                var stack = new Stack(root, folder, ports, Map.of(), System.out::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stops"));
            stack.start();
            write(stack);
            tell(stack);
            var ended = firstToEnd(stack);
            System.err.println("tiepdan: " + ended.name() + " has ended by itself; its log: " + ended.log()
                    + ". Stopping the rest.");
            lock.release();
            return ENDED_BY_ITSELF;
        } catch (IOException failed) {
            throw new Mishap("The folder " + folder + " cannot be used: " + failed.getMessage(), failed);
        }
    }

    private static Child firstToEnd(Stack stack) {
        var controlPlane = stack.controlPlane();
        return CompletableFuture.anyOf(
                        controlPlane.process().onExit().thenApply(ended -> controlPlane),
                        stack.kioskEnded(),
                        stack.roomEnded())
                .thenApply(Child.class::cast)
                .join();
    }

    private void stop(Stack stack) {
        stack.close();
        try {
            Files.deleteIfExists(folder.resolve("up.json"));
        } catch (IOException stays) {
            System.err.println("tiepdan: up.json stays behind: " + stays.getMessage());
        }
    }

    private FileChannel lockFile() throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock lock(FileChannel channel) throws IOException {
        var lock = channel.tryLock();
        if (lock == null) {
            throw new Mishap("Tiếp Dân is already up in this folder (addresses: " + folder.resolve("up.json")
                    + "); use that one, or stop it with Ctrl-C where it was started.");
        }
        return lock;
    }

    private void write(Stack stack) throws IOException {
        var file = folder.resolve("up.json");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                Json.text(Map.of(
                        "console", stack.console() + "/",
                        "kiosk", stack.kioskPage(),
                        "room", stack.roomPage(),
                        "api", stack.console() + "/api/v1",
                        "central", stack.central(),
                        "users", stack.accounts(),
                        "data", stack.data().toString())));
    }

    private static void tell(Stack stack) {
        System.out.println();
        System.out.println("  Kiosk (citizen)    " + stack.kioskPage());
        System.out.println("  Room (official)    " + stack.roomPage());
        System.out.println("  Console (staff)    " + stack.console() + "/");
        for (var account : stack.accounts()) {
            System.out.printf("    %-14s name %-10s password %s%n", account.role(), account.name(), account.password());
        }
        System.out.println();
        System.out.println("Ctrl-C stops everything.");
    }
}
