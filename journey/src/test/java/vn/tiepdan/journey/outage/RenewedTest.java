package vn.tiepdan.journey.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
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

    @TempDir
    Path folder;

    private Stack stack;
    private Api api;

    @BeforeEach
    void start() {
        var settings = Map.of(
                "tiepdan.enrolment.certificate-lasts",
                HARDLY_ANY,
                "tiepdan.enrolment.short-lived-certificates",
                "true",
                "tiepdan.janus.mode",
                "off");
        stack = new Stack(ROOT, folder, Ports.free(), settings, line -> {});
        stack.startControlPlane();
        stack.startKiosk();
        api = stack.api("ADMINISTRATOR");
        await().atMost(PATIENCE)
                .until(() -> kiosk().at("/presence/state").asText().equals("ONLINE"));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void kioskConnectsWithItsNextCertificateAndNeverLeaves() throws Exception {
        var first = onDisk();

        await().atMost(PATIENCE).until(() -> {
            assertThat(kiosk().at("/presence/state").asText()).isEqualTo("ONLINE");
            return kiosk().at("/status/link/reconnects").asLong() > 0;
        });

        var next = onDisk();
        assertThat(next.getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(next.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
        var kept =
                api.get("/devices/" + kiosk().get("id").asText() + "/standing").get("certificates");
        assertThat(kept.findValuesAsText("serial"))
                .contains(
                        first.getSerialNumber().toString(16),
                        next.getSerialNumber().toString(16));

        stack.kiosk().kill();
        stack.startKiosk();
        await().atMost(PATIENCE)
                .until(() -> kiosk().at("/presence/epoch").asLong() == 2
                        && kiosk().at("/presence/state").asText().equals("ONLINE"));
    }

    private X509Certificate onDisk() throws Exception {
        var pem = Files.readAllBytes(folder.resolve("kiosk-agent/identity/certificate.pem"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private JsonNode kiosk() {
        return api.get("/devices/" + api.get("/devices").get(0).get("id").asText());
    }
}
