package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.WholeFile;
import vn.tiepdan.agent.identity.Enrolment;
import vn.tiepdan.wire.Finding;

/** What programs of this machine do with its hardware. */
@ApplicationScoped
class Machine {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final AgentSettings settings;
    private final Enrolment enrolment;
    private final Clock clock;

    Machine(AgentSettings settings, Enrolment enrolment, Clock clock) {
        this.settings = settings;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    Uni<Ending> volume(int percent) {
        return Programs.run("volume", settings.programs().volume(), Map.of("percent", String.valueOf(percent)));
    }

    Uni<Ending> displayPower(boolean on) {
        return Programs.run("display-power", settings.programs().displayPower(), Map.of("power", on ? "on" : "off"));
    }

    Uni<Ending> cameraPreset(String preset) {
        return Programs.run("camera-preset", settings.programs().cameraPreset(), Map.of("preset", preset));
    }

    /** The page stays in the agent's folder until the next one. */
    Uni<Ending> testPrint() {
        var file = settings.dataDir().resolve("test-page.txt").toAbsolutePath();
        try {
            WholeFile.write(file, page().getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            return Uni.createFrom()
                    .item(Ending.failed(
                            Finding.of("store-refuses"), "the page cannot be written: " + refused.getMessage()));
        }
        return Programs.run("test-print", settings.programs().testPrint(), Map.of("file", file.toString()));
    }

    private String page() {
        return """
                Tiếp Dân

                Trang in thử
                Test page

                %s
                %s

                Nếu đọc được dòng này, máy in làm việc.
                If you can read this line, the printer works.
                """.formatted(
                enrolment.current().map(identity -> identity.id().value()).orElse("-"),
                LOCAL.format(clock.instant().atZone(ZoneId.systemDefault())));
    }
}
