package vn.tiepdan.control.enrolment.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.enrolment.Answer;
import vn.tiepdan.control.enrolment.Enrolment;
import vn.tiepdan.control.enrolment.Renewal;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Peer;

@Path("/.well-known/est")
@Tag(name = "enrolment", description = "Enrolment over Secure Transport (RFC 7030), HTTPS only")
public class EstResource {
    private static final String CERTIFICATES = "application/pkcs7-mime; smime-type=certs-only";
    private static final String REQUEST = "application/pkcs10";
    private static final String BASIC = "Basic ";
    /** Not of the standard: a client that does not know it has a clock to count its starts from. */
    private static final String LEAST_EPOCH = "Tiepdan-Least-Epoch";

    /** Not of the standard either: a client that says {@code kiosk} or {@code room} gets no certificate for the other. */
    private static final String ROLE = "Tiepdan-Role";

    private static final String USER = "claim:";

    private final Enrolment enrolment;
    private final Renewal renewal;
    private final CertificateAuthority authority;

    EstResource(Enrolment enrolment, Renewal renewal, CertificateAuthority authority) {
        this.enrolment = enrolment;
        this.renewal = renewal;
        this.authority = authority;
    }

    @GET
    @Path("/cacerts")
    @PermitAll
    @Operation(summary = "The certificate of our authority")
    public RestResponse<String> authorities(@Context HttpServerRequest connection) {
        demandTls(connection);
        return certificates(Est.certsOnly(List.of(authority.certificate())));
    }

    @POST
    @Path("/simpleenroll")
    @Consumes(REQUEST)
    @PermitAll
    @Operation(
            summary = "A certificate for the device's own key, against the code of a claim",
            description =
                    "HTTP Basic with user \"claim\" and the code as password. 202 with Retry-After where an operator must"
                            + " approve the key first: send the same request again after so many seconds.")
    @APIResponse(responseCode = "200", description = "The certificate, as certs-only PKCS#7 in base64")
    @APIResponse(
            responseCode = "202",
            description = "Waits for approval; the body names the key as the console shows it")
    public Uni<RestResponse<String>> enrol(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam(ROLE) @Nullable String role,
            @Context HttpServerRequest connection,
            String body) {
        demandTls(connection);
        var code = codeIn(authorization);
        var key = Est.keyOf(body);
        return enrolment
                .redeem(code, key, role, connection.remoteAddress().hostAddress())
                .map(EstResource::answered);
    }

    @POST
    @Path("/simplereenroll")
    @Consumes(REQUEST)
    @PermitAll
    @Operation(
            summary = "The next certificate of a device, against its present one",
            description = "TLS client authentication with the present certificate; the key may be a new one")
    public Uni<RestResponse<String>> renew(@Context HttpServerRequest connection, String body) {
        demandTls(connection);
        var present = presentOf(connection);
        var key = Est.keyOf(body);
        return renewal.renew(present, key).map(certificate -> certificates(Est.certsOnly(List.of(certificate))));
    }

    private static RestResponse<String> answered(Answer answer) {
        return switch (answer) {
            case Answer.Welcome welcome -> welcome(welcome);
            case Answer.ComeAgain again -> comeAgain(again);
        };
    }

    /** RFC 7030 §4.2.3. The words are for whoever enrols by hand. */
    private static RestResponse<String> comeAgain(Answer.ComeAgain again) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, """
                        An operator must approve this key: %s
                        Let them compare it, and send the same request again after %d seconds.
                        """.formatted(
                                again.key().spelled(), again.after().toSeconds()))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Retry-After", again.after().toSeconds())
                .build();
    }

    private static RestResponse<String> welcome(Answer.Welcome welcome) {
        var answer = certificates(Est.certsOnly(List.of(welcome.certificate())));
        answer.getHeaders().putSingle(LEAST_EPOCH, welcome.leastEpoch());
        return answer;
    }

    private static X509Certificate presentOf(HttpServerRequest connection) {
        return Peer.certificate(connection)
                .orElseThrow(
                        () -> new Refused(
                                Problem.of(
                                        401,
                                        "certificate-missing",
                                        "No new certificate",
                                        "Show the present certificate in the TLS handshake; a device without one enrols with a claim code.")));
    }

    private static void demandTls(HttpServerRequest connection) {
        if (!connection.isSSL()) {
            throw new Refused(Problem.of(403, "https-only", "HTTPS only", "enrol over the HTTPS port"));
        }
    }

    private static String codeIn(@Nullable String authorization) {
        if (authorization != null && authorization.startsWith(BASIC)) {
            var plain = decoded(authorization.substring(BASIC.length()).strip());
            if (plain.startsWith(USER)) {
                return plain.substring(USER.length());
            }
        }
        throw new Refused(Problem.of(
                401, "code-missing", "Enrolment refused", "send HTTP Basic with user claim and the code as password"));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static RestResponse<String> certificates(String body) {
        return RestResponse.ResponseBuilder.ok(body)
                .header("Content-Type", CERTIFICATES)
                .header("Content-Transfer-Encoding", "base64")
                .build();
    }
}
