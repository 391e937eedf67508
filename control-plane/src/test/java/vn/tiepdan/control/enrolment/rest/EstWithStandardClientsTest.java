package vn.tiepdan.control.enrolment.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Approvals;
import vn.tiepdan.control.enrolment.Claims;
import vn.tiepdan.control.enrolment.Stage;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Standing;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.wire.Role;

/** RFC 7030 as openssl and curl speak it, with the commands of docs/operations.md. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class EstWithStandardClientsTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");

    @TestHTTPResource(value = "/", tls = true)
    URI address;

    @TempDir
    Path folder;

    @Inject
    Claims claims;

    @Inject
    Approvals approvals;

    @Inject
    Standings standings;

    @Inject
    Devices devices;

    @Inject
    CertificateAuthority authority;

    private Claims.Minted minted;
    private Shell shell;

    @BeforeEach
    void begin() throws IOException {
        Files.copy(authority.certificateFile(), folder.resolve("ca.pem"));
        mint(Optional.empty());
    }

    private void mint(Optional<Boolean> approval) {
        minted = claims.mint(new Claims.Wish(new SiteId("hp-01-office"), Role.KIOSK, "Ki-ốt 1", approval), "it")
                .await()
                .indefinitely();
        shell = new Shell(
                folder,
                Map.of("EST", "https://localhost:" + address.getPort() + "/.well-known/est", "CODE", minted.code()));
    }

    @Test
    void the_documented_commands_enrol_and_renew() throws Exception {
        run("cacerts");
        run("simpleenroll");
        run("simplereenroll");

        assertThat(type("openssl x509 -in cacerts.pem -noout -fingerprint -sha256"))
                .isEqualTo(type("openssl x509 -in ca.pem -noout -fingerprint -sha256"));
        for (var certificate : new String[] {"device.pem", "next.pem"}) {
            assertThat(type("openssl verify -CAfile ca.pem " + certificate)).contains("OK");
            assertThat(type("openssl x509 -in " + certificate + " -noout -subject"))
                    .contains("CN = " + minted.claim().device());
        }
        assertThat(type("openssl x509 -in next.pem -noout -pubkey"))
                .as("a new key")
                .isNotEqualTo(type("openssl x509 -in device.pem -noout -pubkey"));
        var file = standings.file(minted.claim().device()).await().indefinitely();
        assertThat(file.certificates())
                .hasSize(2)
                .allSatisfy(certificate -> assertThat(Duration.between(certificate.issuedAt(), certificate.expiresAt()))
                        .isBetween(Duration.ofDays(59), Duration.ofDays(60)));
        assertThat(type("openssl x509 -in next.pem -noout -serial").toLowerCase(Locale.ROOT))
                .contains(file.certificates().getFirst().serial());
    }

    @Test
    void the_documented_commands_wait_for_approval_and_fetch_what_was_approved() throws Exception {
        mint(Optional.of(true));

        assertThat(run("waiting"))
                .startsWith("An operator must approve this key: ")
                .contains(type("cat fingerprint"));

        assertThat(type("head -1 headers; grep -i '^retry-after' headers"))
                .containsPattern("202 [^$]*(?i)retry-after: 20");
        var device = minted.claim().device();
        var waiting = approvals.underWay(Reach.EVERYTHING).await().indefinitely().stream()
                .filter(it -> it.claim().device().equals(device))
                .findFirst()
                .orElseThrow();
        var key = ((Stage.Waiting) waiting.stage()).asking().key();
        assertThat(type("cat fingerprint").strip()).as("computed by openssl").isEqualTo(key.spelled());
        assertThat(ask("simpleenroll", "-u claim:$CODE", "ec -pkeyopt ec_paramgen_curve:P-256"))
                .isEqualTo("401 bound-code");
        approvals
                .approve(device, key, new Approvals.Decider("it", Reach.EVERYTHING))
                .await()
                .indefinitely();
        run("approved");

        assertThat(type("openssl verify -CAfile ca.pem device.pem")).contains("OK");
        assertThat(type("openssl x509 -in device.pem -noout -subject")).contains("CN = " + device);
    }

    @Test
    void the_documented_loop_ends_when_it_is_rejected() throws Exception {
        mint(Optional.of(true));
        run("waiting");
        var device = minted.claim().device();
        var waiting = approvals.underWay(Reach.EVERYTHING).await().indefinitely().stream()
                .filter(it -> it.claim().device().equals(device))
                .findFirst()
                .orElseThrow();
        approvals
                .reject(
                        device,
                        ((Stage.Waiting) waiting.stage()).asking().key(),
                        "nobody knows it",
                        new Approvals.Decider("it", Reach.EVERYTHING))
                .await()
                .indefinitely();

        assertThat(shell.type(documented("approved")).code()).isNotZero();
    }

    @Test
    void without_a_code_and_with_a_used_or_wrong_one_nobody_gets_in() throws Exception {
        run("simpleenroll");

        assertThat(ask("simpleenroll", "", "ec -pkeyopt ec_paramgen_curve:P-256"))
                .isEqualTo("401 code-missing");
        assertThat(ask("simpleenroll", "-u claim:$CODE", "ec -pkeyopt ec_paramgen_curve:P-256"))
                .isEqualTo("401 used-code");
        assertThat(ask("simpleenroll", "-u claim:0000-0000-0000", "ec -pkeyopt ec_paramgen_curve:P-256"))
                .isEqualTo("401 wrong-code");
    }

    /** What the device says of itself decides, and a code that was refused stays good. */
    @Test
    void who_says_another_role_than_the_code_has_gets_no_certificate() throws Exception {
        var ec = "ec -pkeyopt ec_paramgen_curve:P-256";

        for (var role : new String[] {"room", "kiosk2"}) {
            assertThat(ask("simpleenroll", "-u claim:$CODE -H Tiepdan-Role:" + role, ec))
                    .as(role)
                    .isEqualTo("401 wrong-role");
        }
        assertThat(devices.find(minted.claim().device()).await().indefinitely()).isEmpty();
        assertThat(ask("simpleenroll", "-u claim:$CODE -H Tiepdan-Role:kiosk", ec))
                .startsWith("200");
        assertThat(devices.find(minted.claim().device()).await().indefinitely())
                .hasValueSatisfying(device -> assertThat(device.role()).isEqualTo(Role.KIOSK));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa -pkeyopt rsa_keygen_bits:1024",
        "ec -pkeyopt ec_paramgen_curve:secp224r1",
        "ed25519",
    })
    void a_weak_or_unknown_key_is_refused_before_the_code_is_used(String algorithm) throws Exception {
        assertThat(ask("simpleenroll", "-u claim:$CODE", algorithm)).isEqualTo("400 bad-certificate-request");

        assertThat(ask("simpleenroll", "-u claim:$CODE", "ec -pkeyopt ec_paramgen_curve:P-256"))
                .startsWith("200");
    }

    @Test
    void who_shows_no_good_certificate_gets_no_new_one() throws Exception {
        run("simpleenroll");
        var ec = "ec -pkeyopt ec_paramgen_curve:P-256";

        assertThat(ask("simplereenroll", "", ec)).isEqualTo("401 certificate-missing");
        standings
                .change(minted.claim().device(), Standing.State.QUARANTINED, "away", "it")
                .await()
                .indefinitely();
        assertThat(ask("simplereenroll", "--cert device.pem --key device.key", ec))
                .isEqualTo("403 device-quarantined");
        standings
                .change(minted.claim().device(), Standing.State.REVOKED, "stolen", "it")
                .await()
                .indefinitely();
        assertThat(ask("simplereenroll", "--cert device.pem --key device.key", ec))
                .isEqualTo("403 device-revoked");
        Files.copy(authority.certificateFile("control-plane"), folder.resolve("service.pem"));
        Files.copy(authority.keyFile("control-plane"), folder.resolve("service.key"));
        assertThat(ask("simplereenroll", "--cert service.pem --key service.key", ec))
                .isEqualTo("403 not-a-device");
    }

    @Test
    void an_expired_certificate_and_one_of_another_authority_end_in_the_handshake() throws Exception {
        run("simpleenroll");
        var keys = TestDevice.freshKeys();
        write(
                "expired",
                keys,
                authority.signDevice(minted.claim().device().value(), keys.getPublic(), Duration.ofMinutes(-5)));
        type("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout foreign.key -out foreign.pem"
                + " -subj /OU=DEVICE/CN=" + minted.claim().device() + " 2>&1");

        for (var certificate : new String[] {"expired", "foreign"}) {
            var shown = "--cert " + certificate + ".pem --key " + certificate + ".key";
            assertThat(shell.type("openssl req -new -key device.key -subj /CN=device -outform DER | base64 > again.b64;"
                                    + " curl -s --cacert ca.pem " + shown
                                    + " -H 'Content-Type: application/pkcs10' --data-binary @again.b64"
                                    + " -w '%{http_code}' $EST/simplereenroll")
                            .output())
                    .as("no answer of HTTP for the %s certificate", certificate)
                    .isEqualTo("000");
            assertThat(shell.type("openssl s_client -connect localhost:" + address.getPort() + " -CAfile ca.pem "
                                    + shown.replace("--", "-") + " -ign_eof </dev/null 2>&1")
                            .output())
                    .as("who only listens is told why; who writes at once may find the line closed instead")
                    .containsPattern("SSL alert number (42|45|46|48)");
        }
    }

    @Test
    void a_device_is_no_member_of_staff() throws Exception {
        run("simpleenroll");
        var get = "curl -s --cacert ca.pem --cert device.pem --key device.key -o answer -w '%{http_code}' ";

        for (var resource : new String[] {
            "devices", "system", "audit", "devices/" + minted.claim().device() + "/standing"
        }) {
            assertThat(type(get + "https://localhost:" + address.getPort() + "/api/v1/" + resource))
                    .as(resource)
                    .isEqualTo("401");
        }
    }

    private void write(String name, KeyPair keys, X509Certificate certificate) throws Exception {
        var mime = Base64.getMimeEncoder();
        Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + mime.encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.writeString(
                folder.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + mime.encodeToString(keys.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
    }

    /** A fresh key of this algorithm asks; the answer is the status and the problem's type. */
    private String ask(String operation, String who, String algorithm) throws Exception {
        var answer = type("openssl genpkey -algorithm " + algorithm + " -out asked.key 2>/dev/null;"
                + " openssl req -new -key asked.key -subj /CN=device -outform DER | base64 > asked.b64;"
                + " curl -s --cacert ca.pem " + who + " -H 'Content-Type: application/pkcs10' --data-binary @asked.b64"
                + " -w '%{http_code}' $EST/" + operation);
        var status = answer.substring(answer.length() - 3);
        var type = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"").matcher(answer);
        return status + " " + (type.find() ? type.group(1) : "");
    }

    /** The commands of the document's block that names this operation. */
    private String run(String operation) throws Exception {
        return type(documented(operation));
    }

    private static String documented(String operation) throws IOException {
        var blocks = Pattern.compile("```sh\n(# " + operation + "\n.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(OPERATIONS));
        assertThat(blocks.find()).as(operation).isTrue();
        return blocks.group(1);
    }

    private String type(String commands) throws Exception {
        var ending = shell.type(commands);
        assertThat(ending.code()).as(commands + "\n" + ending.output()).isZero();
        return ending.output();
    }
}
