package vn.tiepdan.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import vn.tiepdan.journey.stack.Central;
import vn.tiepdan.journey.stack.Child;
import vn.tiepdan.journey.stack.Json;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.StartsAgain;

/** One more kiosk beside what is {@link Up}, in the foreground until Ctrl-C. It keeps its identity in a folder of its own. */
final class AnotherKiosk {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
    private static final String USAGE = "kiosk takes --code CODE, --name NAME and --port N, each at most once.";

    private final Path root;
    private String name = "kiosk-2";
    private String code = "";
    private int port;

    private AnotherKiosk(Path root) {
        this.root = root;
    }

    static AnotherKiosk of(Path root, List<String> arguments) {
        var kiosk = new AnotherKiosk(root);
        if (arguments.size() % 2 != 0) {
            throw new Mishap(USAGE);
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            kiosk.take(arguments.get(i), arguments.get(i + 1));
        }
        return kiosk;
    }

    private void take(String option, String value) {
        switch (option) {
            case "--code" -> code = value;
            case "--name" -> name = named(value);
            case "--port" -> port = numbered(value);
            default -> throw new Mishap(USAGE);
        }
    }

    int run() {
        var folder = root.resolve(".tiepdan").resolve(name);
        if (!code.isEmpty() && Files.exists(folder.resolve("agent/identity/certificate.pem"))) {
            throw new Mishap(takesNoCode());
        }
        var page = port == 0 ? Ports.oneFree() : port;
        var settings = central().settings(folder.resolve("agent"), page);
        if (!code.isEmpty()) {
            settings.put("tiepdan.agent.enrolment.code", code);
        }
        System.out.println("Starting the kiosk agent …");
        var running = new AtomicReference<>(Child.start(root, "kiosk-agent", settings, folder));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.get().stop(), "stops"));
        running.get().live(page, STARTS_WITHIN);
        System.out.println();
        System.out.println("  Kiosk (citizen)    http://localhost:" + page + "/");
        System.out.println();
        System.out.println("Ctrl-C stops it.");
        var again = new StartsAgain();
        while (again.after(running.get().process().onExit().join().exitValue())) {
            running.set(Child.start(root, "kiosk-agent", settings, folder));
        }
        System.err.println("tiepdan: the kiosk has ended by itself; its log: "
                + running.get().log());
        return 1;
    }

    /** Its agent would go on as what it is, and the code would be good for anybody who finds it. */
    private String takesNoCode() {
        return name
                + " is a device of the fleet already and takes no other code. For one more kiosk give it a name of its own:"
                + " ./tiepdan kiosk --code " + code + " --name another-kiosk. To take " + name
                + " up again: ./tiepdan kiosk --name " + name + ", without a code.";
    }

    private Central central() {
        var told = root.resolve(".tiepdan/up.json");
        if (!Files.exists(told)) {
            throw new Mishap("Nothing is up in this folder; start ./tiepdan up in another terminal first.");
        }
        var central = Json.read(told).path("central");
        return new Central(
                central.path("enrolment").asText(),
                central.path("broker").asInt(),
                central.path("authority").asText());
    }

    private static String named(String value) {
        if (!NAME.matcher(value).matches()) {
            throw new Mishap("--name must be small letters, digits and hyphens, for example kiosk-2.");
        }
        return value;
    }

    private static int numbered(String value) {
        if (!value.matches("[0-9]{2,5}")) {
            throw new Mishap("--port must be a number, for example 8183.");
        }
        return Integer.parseInt(value);
    }
}
