package vn.tiepdan.control.identity.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.IdentitySettings;
import vn.tiepdan.control.identity.SignIn;

@Path("/api/v1")
@Tag(name = "identity", description = "Who works with the console")
public class SignInResource {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 200;

    private final SignIn signIn;
    private final IdentitySettings settings;
    private final SecurityIdentity caller;

    SignInResource(SignIn signIn, IdentitySettings settings, SecurityIdentity caller) {
        this.signIn = signIn;
        this.settings = settings;
        this.caller = caller;
    }

    public record Credentials(
            @NotNull @Size(min = 1, max = LONGEST_NAME) String name,
            @NotNull @Size(min = 1, max = LONGEST_PASSWORD) String password) {
        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    public record StaffView(String name, String role) {}

    @POST
    @Path("/sign-in")
    @PermitAll
    @Operation(summary = "Signs in and sets the session cookie")
    public Uni<RestResponse<StaffView>> in(
            @NotNull @Valid Credentials credentials, @Context HttpServerRequest connection) {
        return signIn.with(
                        credentials.name(),
                        credentials.password(),
                        connection.remoteAddress().hostAddress())
                .map(session -> RestResponse.ResponseBuilder.ok(new StaffView(
                                session.staff().name(), session.staff().role().name()))
                        .cookie(SessionCookie.holding(session.token(), connection.isSSL(), settings.staysSignedIn()))
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
        return new StaffView(
                caller.getPrincipal().getName(),
                caller.getRoles().stream().sorted().findFirst().orElse(""));
    }
}
