package vn.tiepdan.control.identity.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.IdentitySettings;
import vn.tiepdan.control.identity.SignIn;
import vn.tiepdan.control.identity.Staff;
import vn.tiepdan.control.platform.Right;
import vn.tiepdan.control.platform.StaffRole;

@Path("/api/v1")
@Tag(name = "identity", description = "Who works with the console")
public class SignInResource {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_CODE = 40;

    private final SignIn signIn;
    private final IdentitySettings settings;
    private final SecurityIdentity caller;

    SignInResource(SignIn signIn, IdentitySettings settings, SecurityIdentity caller) {
        this.signIn = signIn;
        this.settings = settings;
        this.caller = caller;
    }

    /** @param code what the authenticator shows, or a recovery code; once `code-needed` has asked for it */
    public record Credentials(
            @NotNull @Size(min = 1, max = LONGEST_NAME) String name,
            @NotNull @Size(min = 1, max = LONGEST_PASSWORD) String password,
            @Size(max = LONGEST_CODE) @Nullable String code) {
        SignIn.Credentials from(HttpServerRequest connection) {
            var given = Optional.ofNullable(code).filter(it -> !it.isBlank());
            return new SignIn.Credentials(
                    name, password, given, connection.remoteAddress().hostAddress());
        }

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    /**
     * @param roles  what they are now, at whichever bodies
     * @param rights what they may do somewhere
     */
    public record StaffView(String name, List<StaffRole> roles, List<Right> rights) {
        static StaffView of(Staff staff) {
            return new StaffView(
                    staff.name(),
                    staff.roles().stream().sorted().toList(),
                    staff.rights().stream().sorted().toList());
        }
    }

    /**
     * @param recoveryCodes     made with a second factor that was confirmed now; shown this once
     * @param recoveryCodesLeft when one was used instead of a code
     */
    public record SignedInView(
            @JsonUnwrapped StaffView staff,
            List<String> recoveryCodes,
            @Nullable Integer recoveryCodesLeft) {
        static SignedInView of(SignIn.Welcome welcome) {
            var left = welcome.recoveryCodesLeft();
            return new SignedInView(
                    StaffView.of(welcome.session().staff()),
                    welcome.recoveryCodes(),
                    left.isPresent() ? left.getAsInt() : null);
        }

        @Override
        public String toString() {
            return "SignedInView[]";
        }
    }

    /**
     * @param secret  to be typed into an authenticator
     * @param address the same for a QR code: {@code otpauth://totp/…}
     */
    public record SetUpView(String secret, String address) {
        @Override
        public String toString() {
            return "SetUpView[]";
        }
    }

    @POST
    @Path("/sign-in")
    @PermitAll
    @Operation(
            summary = "Signs in and sets the session cookie",
            description =
                    "`code-needed` asks for what the authenticator shows, `set-up-needed` for a second factor first")
    public Uni<RestResponse<SignedInView>> in(
            @NotNull @Valid Credentials credentials, @Context HttpServerRequest connection) {
        return signIn.with(credentials.from(connection))
                .map(welcome -> RestResponse.ResponseBuilder.ok(SignedInView.of(welcome))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(SessionCookie.holding(
                                welcome.session().token(), connection.isSSL(), settings.staysSignedIn()))
                        .build());
    }

    @POST
    @Path("/sign-in/second-factor")
    @PermitAll
    @Operation(
            summary =
                    "A second factor for an account that has none: show it to an authenticator, then sign in with its first code",
            description =
                    "Another one each time until a code of the last one was right; name and password prove whose it is")
    public Uni<RestResponse<SetUpView>> setUp(
            @NotNull @Valid Credentials credentials, @Context HttpServerRequest connection) {
        return signIn.setUp(credentials.from(connection))
                .map(it -> RestResponse.ResponseBuilder.ok(new SetUpView(it.secret(), it.address()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @POST
    @Path("/sign-out")
    @PermitAll
    @Operation(summary = "Ends the session; harmless when there is none")
    public Uni<RestResponse<Void>> out(
            @CookieParam(SessionCookie.NAME) @Nullable String token, @Context HttpServerRequest connection) {
        var ended = token == null ? Uni.createFrom().voidItem() : signIn.out(token);
        return ended.map(_ -> RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(SessionCookie.gone(connection.isSSL()))
                .build());
    }

    @GET
    @Path("/me")
    @Authenticated
    @Operation(summary = "Who is signed in")
    public StaffView me() {
        return StaffView.of(caller.getAttribute(CookieMechanism.STAFF));
    }
}
