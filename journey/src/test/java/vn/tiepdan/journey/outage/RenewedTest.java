package vn.tiepdan.journey.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** A certificate at the end of its life is exchanged for the next one, and nobody sees more of it than a line in the log. */
@NullUnmarked
@Execution(ExecutionMode.CONCURRENT)
class RenewedTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    /** It begins ten minutes in the past, because clocks differ, so two thirds of it are over at once. */
    private static final String HARDLY_ANY = "PT5M";
    /** A twentieth of its life is jitter. */
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    private static final int RENEWALS = 2;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @TempDir
    Path folder;

    private Stack stack;
    private Api api;
    private KioskPage page;
    private String kiosk;

    @BeforeEach
    void start() throws IOException {
        var settings = Map.of(
                "tiepdan.enrolment.certificate-lasts",
                HARDLY_ANY,
                "tiepdan.enrolment.short-lived-certificates",
                "true",
                "tiepdan.janus.mode",
                "off");
        Files.writeString(
                Files.createDirectory(folder.resolve("config")).resolve("application.properties"),
                "tiepdan.agent.programs.volume=sh,-c,echo $1 >> " + folder.resolve("volumes") + ",x,{percent}\n");
        stack = new Stack(ROOT, folder, Ports.free(), settings, line -> {});
        stack.startControlPlane();
        stack.startKiosk();
        api = stack.api("ADMINISTRATOR");
        kiosk = api.get("/devices").get(0).get("id").asText();
        await().atMost(PATIENCE)
                .until(() -> kiosk().at("/presence/state").asText().equals("ONLINE"));
        page = new KioskPage(stack.kioskPage());
        page.open();
    }

    @AfterEach
    void stop() {
        page.close();
        stack.close();
    }

    /** Turns and commands flow whenever the agent may go over: from the moment when a certificate is signed. */
    @Test
    void kioskGoesOverToItsNextCertificateAndNobodyNotices() throws Exception {
        var first = onDisk();
        var volumes = new ArrayList<String>();

        for (int over = 1; over <= RENEWALS; over++) {
            int certificates = over + 1;
            int times = over;
            await().atMost(PATIENCE).until(() -> serials().size() >= certificates);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                page.take("Người thử " + page.names().size());
                volumes.add(String.valueOf(volumes.size() % 101));
                setVolume(volumes.getLast());
                return wentOver() >= times;
            });
        }

        var next = onDisk();
        assertThat(next.getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(next.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
        assertThat(serials())
                .contains(
                        first.getSerialNumber().toString(16),
                        next.getSerialNumber().toString(16));
        await().atMost(PATIENCE).until(() -> committed().size() >= page.names().size());
        assertThat(committed()).as("each turn once").containsExactlyElementsOf(page.names());
        assertThat(Files.readAllLines(folder.resolve("volumes")))
                .as("each command once")
                .isEqualTo(volumes);
        assertThat(page.links()).as("what the page heard of the link").isEmpty();
        assertThat(kiosk().at("/status/link/reconnects").asLong()).isZero();
        assertThat(api.get("/devices/" + kiosk + "/presence?limit=200").findValuesAsText("state"))
                .containsExactly("ONLINE");

        stack.kiosk().kill();
        stack.startKiosk();
        await().atMost(PATIENCE)
                .until(() -> kiosk().at("/presence/epoch").asLong() == 2
                        && kiosk().at("/presence/state").asText().equals("ONLINE"));
    }

    /** Returns when the device has said that it is done. */
    private void setVolume(String percent) {
        var wish =
                Map.of("command", Map.of("kind", "set-volume", "percent", Integer.valueOf(percent)), "reason", "test");
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var id =
                api.post("/devices/" + kiosk + "/commands", wish, key).get("id").asText();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            var latest = api.get("/devices/" + kiosk + "/commands?limit=1").get(0);
            return latest.get("id").asText().equals(id)
                    && latest.get("state").asText().equals("SUCCEEDED");
        });
    }

    private long wentOver() throws IOException {
        try (var lines = Files.lines(stack.kiosk().log())) {
            return lines.filter(line -> line.contains("connection=agent goes on"))
                    .count();
        }
    }

    private List<String> committed() {
        var names = new ArrayList<String>();
        var today = LocalDate.now(VIETNAM);
        for (var day : List.of(today.minusDays(1), today)) {
            api.get("/sessions?date=" + day)
                    .forEach(row -> names.add(row.path("name").asText()));
        }
        return names;
    }

    private List<String> serials() {
        return api.get("/devices/" + kiosk + "/standing").get("certificates").findValuesAsText("serial");
    }

    private X509Certificate onDisk() throws Exception {
        var pem = Files.readAllBytes(folder.resolve("kiosk-agent/identity/certificate.pem"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private JsonNode kiosk() {
        return api.get("/devices/" + kiosk);
    }
}
