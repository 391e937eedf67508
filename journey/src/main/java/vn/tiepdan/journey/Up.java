package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Control plane, a kiosk and a room on this machine, in the foreground, until Ctrl-C. */
final class Up {
    private final Path repository;
    private final Path folder;

    Up(Path repository) {
        this.repository = repository;
        folder = repository.resolve(".tiepdan");
    }

    /** Returns when one of the parts ended by itself. */
    boolean run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (var lock =
                FileChannel.open(folder.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new Trouble("Tiếp Dân is already up from this folder; its addresses are in "
                        + folder.resolve("up.json") + ". Stop it there with Ctrl-C first.");
            }
            var stack = new Stack(repository, folder, Ports.usual());
            var stopped = new CountDownLatch(1);
            var hook = new Thread(() -> {
                stack.close();
                stopped.countDown();
            });
            Runtime.getRuntime().addShutdownHook(hook);
            stack.start();
            tell(stack);
            while (stack.fallen() == null) {
                if (stopped.await(1, TimeUnit.SECONDS)) {
                    return true;
                }
            }
            var fallen = stack.fallen();
            System.err.println((fallen == null ? "A part" : fallen.name()) + " ended by itself; its log is in "
                    + folder.resolve("log"));
            return false;
        }
    }

    private void tell(Stack stack) throws IOException {
        var up = Api.JSON.createObjectNode();
        up.put("console", stack.console().toString());
        up.put("kiosk", stack.kiosk().toString());
        up.put("room", stack.room().toString());
        up.put("api", stack.console() + "api/v1");
        up.set("users", stack.users());
        up.put("data", stack.folder().toString());
        var file = folder.resolve("up.json");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Api.JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), up);
        System.out.println();
        System.out.println("  Kiosk     " + stack.kiosk());
        System.out.println("  Room      " + stack.room());
        System.out.println("  Console   " + stack.console());
        for (var user : stack.users()) {
            System.out.printf(
                    "            %-14s %-10s %s%n",
                    user.path("role").asText(),
                    user.path("name").asText(),
                    user.path("password").asText());
        }
        System.out.println();
        System.out.println("Everything above is also in " + file + ". Ctrl-C stops it.");
    }
}
