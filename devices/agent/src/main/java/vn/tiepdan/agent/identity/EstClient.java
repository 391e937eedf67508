package vn.tiepdan.agent.identity;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** Enrolment over Secure Transport (RFC 7030): the authorities, and a certificate for a key. */
final class EstClient {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final String ACCOUNT = "claim";
    private static final String GIVE = "give it in tiepdan.agent.enrolment.code.";
    private static final String MAKE_NEW = "Make a new one in the console under Claim codes and " + GIVE;
    /** Not of the standard: from which number a device that takes the place of another one counts its starts. */
    private static final String LEAST_EPOCH = "Tiepdan-Least-Epoch";

    /** Not of the standard either. */
    private static final String ROLE = "Tiepdan-Role";

    private static final Pattern WORD = Pattern.compile("\"type\"\\s*:\\s*\"/problems/([a-z-]+)\"");

    private final URI base;
    private final HttpClient http;
    private final String role;

    /** @param role what this device is, so that it gets no certificate of another kind */
    EstClient(URI controlPlane, SSLContext trust, Role role) {
        this.role = role.name().toLowerCase(Locale.ROOT);
        base = controlPlane.resolve("/.well-known/est/");
        http = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(TIME_LIMIT)
                .build();
    }

    /** RFC 7030 §4.1. */
    Uni<List<X509Certificate>> authorities() {
        return send(request("cacerts").GET().build());
    }

    /** RFC 7030 §4.2.2. The present certificate is shown in the handshake, so the client was made with it. */
    Uni<List<X509Certificate>> renew(KeyPair key) {
        return Uni.createFrom()
                .item(() -> signingRequest(key))
                .chain(body -> exchange(signed("simplereenroll", body).build()))
                .map(response -> switch (response.statusCode()) {
                    case OK -> parse(response.body());
                    case UNAUTHORIZED, FORBIDDEN -> throw notRenewed(response.body());
                    default -> throw strange(response.statusCode());
                });
    }

    /**
     * RFC 7030 §4.2. The subject of the request is a placeholder: the authority decides the device's name.
     *
     * Fails with {@link EnrolmentFailed.Waiting} while a person has to approve the key (RFC 7030 §4.2.3).
     *
     * @param code one-time claim code
     */
    Uni<Enrolled> enrol(KeyPair key, String code) {
        var credentials = (ACCOUNT + ":" + code).getBytes(StandardCharsets.UTF_8);
        return Uni.createFrom()
                .item(() -> signingRequest(key))
                .chain(body -> exchange(signed("simpleenroll", body)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .header(ROLE, role)
                        .build()))
                .invoke(response -> demandDecided(response, key))
                .map(response -> new Enrolled(certificates(response), leastEpoch(response)));
    }

    /** @param leastEpoch boot epochs below this one are of hardware that this device has replaced */
    record Enrolled(List<X509Certificate> chain, long leastEpoch) {}

    private static void demandDecided(HttpResponse<String> response, KeyPair key) {
        if (response.statusCode() == ACCEPTED) {
            var wanted =
                    Pause.wanted(response.headers().firstValue("Retry-After").orElse(""));
            throw new EnrolmentFailed.Waiting(KeyFingerprint.of(key.getPublic()), wanted);
        }
    }

    private static long leastEpoch(HttpResponse<String> response) {
        try {
            return response.headers().firstValueAsLong(LEAST_EPOCH).orElse(1);
        } catch (NumberFormatException strange) {
            throw new EnrolmentFailed.Unreachable(
                    "The control plane answered with a " + LEAST_EPOCH + " that is no number.", strange);
        }
    }

    private HttpRequest.Builder signed(String operation, String body) {
        return request(operation)
                .header("Content-Type", "application/pkcs10")
                .header("Content-Transfer-Encoding", "base64")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII));
    }

    private HttpRequest.Builder request(String operation) {
        return HttpRequest.newBuilder(base.resolve(operation)).timeout(TIME_LIMIT);
    }

    private Uni<List<X509Certificate>> send(HttpRequest request) {
        return exchange(request).map(this::certificates);
    }

    private Uni<HttpResponse<String>> exchange(HttpRequest request) {
        return Uni.createFrom()
                .completionStage(
                        () -> http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)))
                .onFailure(IOException.class)
                .transform(failure -> new EnrolmentFailed.Unreachable(
                        "The control plane at " + base.getHost() + ":" + base.getPort() + " was not reached ("
                                + reason(failure) + "). Check the address, the network and the configured authority.",
                        failure));
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private List<X509Certificate> certificates(HttpResponse<String> response) {
        int status = response.statusCode();
        return switch (status) {
            case OK -> parse(response.body());
            case UNAUTHORIZED, FORBIDDEN -> throw refused(response.body());
            case 429 ->
                throw new EnrolmentFailed.Unreachable("The control plane takes no code from this address for some"
                        + " minutes, because too many were wrong. This device tries again by itself.");
            default -> throw strange(status);
        };
    }

    private static EnrolmentFailed strange(int status) {
        return new EnrolmentFailed.Unreachable("The control plane answered with status " + status + ".");
    }

    private static EnrolmentFailed notRenewed(String problem) {
        var word = WORD.matcher(problem);
        return new EnrolmentFailed.Refused(
                word.find() ? word.group(1) : "refused-certificate",
                "The control plane gives this device no new certificate. Look at the device's page in the console.");
    }

    /** The control plane says what is wrong with the code in an RFC 9457 problem. */
    private EnrolmentFailed refused(String problem) {
        var word = WORD.matcher(problem);
        return switch (word.find() ? word.group(1) : "") {
            case "wrong-code" ->
                new EnrolmentFailed.Refused(
                        "wrong-code",
                        "The claim code is wrong: the control plane knows no such code. Compare it with the console,"
                                + " or make a new one there under Claim codes, and " + GIVE);
            case "used-code" ->
                new EnrolmentFailed.Refused(
                        "used-code", "The claim code was used already, by another device. " + MAKE_NEW);
            case "bound-code" ->
                new EnrolmentFailed.Refused(
                        "bound-code",
                        "Another device came first with this claim code and waits for approval. " + MAKE_NEW
                                + " If nobody knows the other device, reject it there.");
            case "rejected-code" ->
                new EnrolmentFailed.Refused(
                        "rejected-code",
                        "An operator has rejected this device. Ask them; a new claim code is made in the console under"
                                + " Claim codes. Then " + GIVE,
                        why(problem));
            case "wrong-role" ->
                new EnrolmentFailed.Refused(
                        "wrong-role",
                        "The claim code is for a device of another kind, and this is a " + role + ". Make a code for a "
                                + role + " in the console under Claim codes and " + GIVE);
            case "expired-code" ->
                new EnrolmentFailed.Refused("expired-code", "The claim code has expired. " + MAKE_NEW);
            default ->
                new EnrolmentFailed.Refused(
                        "refused-code", "The control plane refused the claim code and did not say why. " + MAKE_NEW);
        };
    }

    private record Rejection(@Nullable String why) {}

    /** In the words of whoever rejected it. */
    private static String why(String problem) {
        try {
            return requireNonNullElse(Wire.read(problem, Rejection.class).why(), "");
        } catch (WireException unreadable) {
            return "";
        }
    }

    /** Certs-only PKCS#7 in base 64 (RFC 7030 §4.1.3). */
    private static List<X509Certificate> parse(String body) {
        try {
            var der = Base64.getMimeDecoder().decode(body);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new EnrolmentFailed.Unreachable(
                    "The control plane answered something that is no certificate.", unreadable);
        }
    }

    private static String signingRequest(KeyPair key) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=device"), key.getPublic())
                    .build(signer);
            return Base64.getMimeEncoder().encodeToString(request.getEncoded());
        } catch (OperatorCreationException | IOException defect) {
            throw new IllegalStateException("the signing request cannot be made", defect);
        }
    }
}
