package vn.tiepdan.peripheral.ups;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real upsd with a UPS that is a text file: what stands in the file is what the UPS says, a second later. */
public final class Nut implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("/lib/nut");

    private final Path folder;
    private final int port;
    private final List<Process> running = new ArrayList<>();
    private @Nullable Process driver;
    private @Nullable Process server;

    public Nut(Path folder) throws IOException {
        this.folder = folder;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectory(
                folder.resolve("state"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwx---")));
        says("OL", 100, 1800);
        write(
                "ups.conf",
                "maxretry = 1\n[kiosk]\ndriver = dummy-ups\nport = %s\nmode = dummy-once\npollinterval = 1\n"
                        .formatted(folder.resolve("kiosk.dev")));
        write("upsd.conf", "LISTEN 127.0.0.1 %d\nMAXAGE 3\n".formatted(port));
        write("upsd.users", "");
        startDriver();
        startServer();
    }

    public UpsAddress address(String ups) {
        return new UpsAddress(ups, "localhost", port);
    }

    public void says(String status, int charge, int runtimeSeconds) throws IOException {
        write(
                "kiosk.dev",
                "ups.status: %s\nbattery.charge: %d\nbattery.runtime: %d\n".formatted(status, charge, runtimeSeconds));
    }

    void startDriver() throws IOException {
        driver = start("dummy-ups", "-a", "kiosk");
    }

    void killDriver() {
        kill(driver);
    }

    void startServer() throws IOException {
        server = start("upsd");
    }

    void killServer() {
        kill(server);
    }

    private Process start(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(PROGRAMS.resolve(program).toString(), "-F", "-u", System.getProperty("user.name")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(program + ".log").toFile()));
        for (var name : List.of("NUT_STATEPATH", "NUT_ALTPIDPATH")) {
            builder.environment().put(name, folder.resolve("state").toString());
        }
        builder.environment().put("NUT_CONFPATH", folder.toString());
        var process = builder.start();
        running.add(process);
        return process;
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void kill(@Nullable Process process) {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        for (var process : running) {
            kill(process);
        }
    }
}
