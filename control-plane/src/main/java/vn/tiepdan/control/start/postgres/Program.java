package vn.tiepdan.control.start.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.control.platform.CannotStart;

/** Runs PostgreSQL's programs. They refuse to run as root, so root gives up its identity for them. */
final class Program {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int LONGEST_QUOTE = 800;

    /** A user namespace hides root from PostgreSQL and still owns root's files. */
    static final List<String> NAMESPACE = List.of("unshare", "--user");
    /**
     * Where the kernel forbids namespaces (in most containers): {@code nobody} with the one capability that lets it into root's
     * folders. Without the secure bit access(2) forgets that capability, and initdb calls its own programs invalid.
     */
    static final List<String> NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_override,+fowner",
            "--ambient-caps=+dac_override,+fowner",
            "--securebits=+no_setuid_fixup");

    private final List<String> before;
    private final Path home;

    private Program(List<String> before, Path home) {
        this.before = before;
        this.home = home;
    }

    /** @param home working directory of the programs */
    static Program in(Path home) {
        return new Program(System.getProperty("user.name").equals("root") ? withoutRoot(home) : List.of(), home);
    }

    /** @param way what goes before each command */
    static Program by(List<String> way, Path home) {
        return new Program(way, home);
    }

    record Ending(int code, String output) {}

    /** Waits for the end of the program; everything that it prints is in the answer. */
    Ending run(String... command) {
        return run(before, home, command);
    }

    /** Fails with the program's own words when it does not succeed. */
    void demand(String purpose, String... command) {
        var ending = run(command);
        if (ending.code() != 0) {
            throw new CannotStart("The embedded PostgreSQL cannot " + purpose + ": " + ending.output()
                    + ". Mend it, or use a server of your own with tiepdan.database.url.");
        }
    }

    private static List<String> withoutRoot(Path home) {
        for (var way : List.of(NAMESPACE, NOBODY)) {
            if (run(way, home, "true").code() == 0) {
                return way;
            }
        }
        throw new CannotStart("The embedded PostgreSQL does not run as root and this machine allows no user namespace"
                + " (unshare --user true fails). Start the control plane as an ordinary user, or use a server of your own"
                + " with tiepdan.database.url.");
    }

    private static Ending run(List<String> before, Path home, String... command) {
        var whole = new ArrayList<>(before);
        whole.addAll(List.of(command));
        try {
            var output = Files.createTempFile(home, "program-", ".out");
            try {
                var builder = new ProcessBuilder(whole)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
                var process = builder.start();
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Ending(-1, whole + " did not end within " + LONGEST.toSeconds() + " s");
                }
                return new Ending(process.exitValue(), quote(Files.readString(output)));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException absent) {
            return new Ending(-1, String.valueOf(absent.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Ending(-1, "interrupted");
        }
    }

    private static String quote(String output) {
        var line = output.strip().replaceAll("\\s*\\n\\s*", " | ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(line.length() - LONGEST_QUOTE);
    }
}
