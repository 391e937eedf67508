package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides show a certificate, and each looks at the other's. */
interface TlsContract extends Bench {
    @Test
    @Shows({"tls.certificate", "tls.key"})
    default void is_refused_without_a_certificate_or_with_one_of_a_foreign_authority(@TempDir Path folder) {
        var foreign = new Authority(folder);
        foreign.issue("foreign");
        var bare = app("bare", Map.of("tls.certificate", "", "tls.key", ""));
        var stranger = app(
                "stranger",
                Map.of(
                        "tls.certificate", foreign.certificate("foreign").toString(),
                        "tls.key", foreign.key("foreign").toString()));
        var known = app("known");
        for (var app : new App[] {bare, stranger, known}) {
            app.incoming("commands", Map.of("topic", root()));
        }

        awaitUp(known, "known");
        awaitRefused(bare, "bare");
        awaitRefused(stranger, "stranger");
    }

    /** With TLS 1.3 the client learns of it when it is already about to speak, as an alert or a closed connection. */
    private static void awaitRefused(App app, String connection) {
        await().atMost(SOON).untilAsserted(() -> {
            var report = app.links.report(connection).orElseThrow();
            assertThat(report.evidence()).isNotEqualTo("not yet dialled");
            assertThat(report.up()).isFalse();
            assertThat(report.reconnects()).isZero();
        });
    }

    @Test
    @Shows("tls.trust")
    default void refuses_a_broker_of_a_foreign_authority(@TempDir Path folder) {
        var foreign = new Authority(folder);
        var kiosk = app("kiosk", Map.of("tls.trust", foreign.ca().toString()));
        var machine = app("machine", Map.of("tls.trust", ""));
        var known = app("known");
        for (var app : new App[] {kiosk, machine, known}) {
            app.incoming("commands", Map.of("topic", root()));
        }

        awaitUp(known, "known");
        awaitEvidence(kiosk, "kiosk", "certificat");
        awaitEvidence(machine, "machine", "certificat");
    }

    @Test
    default void says_which_file_it_cannot_use_and_dials_when_the_file_is_there() throws IOException {
        var kiosk = app("kiosk");
        var key = Files.readString(authority().key("kiosk"));
        Files.delete(authority().key("kiosk"));
        kiosk.incoming("commands", Map.of("topic", root()));

        awaitEvidence(kiosk, "kiosk", authority().key("kiosk").toString());
        Files.writeString(authority().key("kiosk"), "no key at all");
        awaitEvidence(kiosk, "kiosk", "holds no PKCS#8 key");
        Files.writeString(authority().key("kiosk"), key);

        awaitUp(kiosk, "kiosk");
    }
}
