package vn.tiepdan.control.enrolment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.enrolment.Swaps;
import vn.tiepdan.control.fleet.Standing;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.trust.RevocationList;
import vn.tiepdan.wire.Role;

/** Whatever ends a certificate before its time is in the published list within seconds, with the reason. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class RevocationListTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    @TestHTTPResource(value = "/", tls = true)
    URI https;

    @Inject
    TestDevices devices;

    @Inject
    Swaps swaps;

    @Inject
    Standings standings;

    @Inject
    DataFolder data;

    private Path file;
    private TestDevice device;

    @BeforeEach
    void enrol() throws Exception {
        file = data.path().resolve("ca/crl.pem");
        await().atMost(SECONDS).until(() -> Files.exists(file));
        device = devices.enrolled(Role.KIOSK);
    }

    @Test
    void hardware_that_was_replaced_is_superseded_and_its_successor_is_not_named() throws Exception {
        var code = swaps.mint(device.id(), false, "it").await().indefinitely().code();
        var replacement = devices.enrolled(device.id(), code, TestDevice.freshKeys());

        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).contains(CRLReason.SUPERSEDED));
        assertThat(reason(replacement)).isEmpty();
    }

    @Test
    void a_device_that_was_revoked_has_lost_its_privilege() {
        change(Standing.State.REVOKED);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).contains(CRLReason.PRIVILEGE_WITHDRAWN));
    }

    @Test
    void a_device_in_quarantine_is_on_hold_until_it_is_let_in_again() throws Exception {
        change(Standing.State.QUARANTINED);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).contains(CRLReason.CERTIFICATE_HOLD));
        var held = number();

        change(Standing.State.ACTIVE);

        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).isEmpty());
        assertThat(number()).isGreaterThan(held);
    }

    @Test
    void what_was_stolen_before_it_was_replaced_stays_what_it_was() throws Exception {
        change(Standing.State.REVOKED);
        var code = swaps.mint(device.id(), false, "it").await().indefinitely().code();
        var replacement = devices.enrolled(device.id(), code, TestDevice.freshKeys());

        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).contains(CRLReason.PRIVILEGE_WITHDRAWN));
        assertThat(reason(replacement)).isEmpty();
    }

    @Test
    void it_is_offered_over_http_as_it_stands_in_the_file() throws Exception {
        change(Standing.State.REVOKED);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).isPresent());

        var answer = given().get("/api/v1/crl").then().statusCode(200).extract();

        assertThat(answer.contentType()).isEqualTo("application/pkix-crl");
        assertThat(read(answer.asByteArray())).isEqualTo(read(Files.readAllBytes(file)));
    }

    @Test
    void openssl_believes_it_and_refuses_who_is_on_it() throws Exception {
        change(Standing.State.REVOKED);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(reason(device)).isPresent());
        var shell = new Shell(data.path().resolve("ca"), Map.of());
        Files.write(file.resolveSibling("device.der"), device.certificate().getEncoded());

        assertThat(shell.type("openssl crl -in crl.pem -CAfile ca.pem -noout").output())
                .contains("verify OK");
        var verified = shell.type("openssl x509 -inform DER -in device.der -out device.pem;"
                + " openssl verify -crl_check -CRLfile crl.pem -CAfile ca.pem device.pem");
        assertThat(verified.code()).isNotZero();
        assertThat(verified.output()).contains("certificate revoked");
    }

    @Test
    void the_documented_command_fetches_it_from_another_machine() throws Exception {
        var page = Files.readString(Path.of("..", "docs", "external-parts.md"));
        var block = Pattern.compile("```sh fetch-crl\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();

        var ending = new Shell(data.path().resolve("ca"), Map.of())
                .type(block.group(1).replace("control-plane.example:8443", "localhost:" + https.getPort()));

        assertThat(ending.code()).as(ending.output()).isZero();
        assertThat(read(Files.readAllBytes(file.resolveSibling("crl.next")))).isEqualTo(read(Files.readAllBytes(file)));
    }

    /** The file is made anew when somebody has removed it. */
    @Test
    void a_file_that_is_gone_comes_back_as_it_was() throws Exception {
        Files.delete(file);

        await().atMost(SECONDS).until(() -> Files.exists(file));

        assertThat(number())
                .isEqualTo(RevocationList.read(given().get("/api/v1/crl").asByteArray())
                        .number());
    }

    private void change(Standing.State next) {
        standings.change(device.id(), next, "test", "it").await().indefinitely();
    }

    /** Why the file says that this certificate serves no more. */
    private Optional<CRLReason> reason(TestDevice whose) throws IOException, GeneralSecurityException {
        return Optional.ofNullable(read(Files.readAllBytes(file)).getRevokedCertificate(whose.certificate()))
                .map(X509CRLEntry::getRevocationReason);
    }

    private long number() throws IOException {
        return RevocationList.read(new PemReader(Files.newBufferedReader(file))
                        .readPemObject()
                        .getContent())
                .number();
    }

    /** DER or PEM. */
    private static X509CRL read(byte[] encoded) throws GeneralSecurityException {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
    }
}
