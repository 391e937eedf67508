package vn.tiepdan.control.identity.rest;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import vn.tiepdan.control.identity.IdentitySettings;
import vn.tiepdan.control.identity.SignIn;
import vn.tiepdan.control.identity.Vouched;

/**
 * Signing in with an account of the city. The provider's word is asked for on this one address and taken once: what it leads
 * to is a session of ours, like that of a local account.
 */
@Path("/api/v1")
@Tag(name = "identity", description = "Who works with the console")
public class OidcSignInResource {
    /**
     * The cookie goes with no request that another site began, and this one was begun by the provider's. A page of ours begins
     * the next one.
     */
    private static final String TO_THE_CONSOLE = """
        <!doctype html>
        <html lang="vi">
        <meta charset="utf-8">
        <meta http-equiv="refresh" content="0; url=/">
        <title>Tiếp Dân</title>
        <a href="/">Tiếp Dân</a>
        """;

    private final SignIn signIn;
    private final IdentitySettings settings;
    private final SecurityIdentity caller;
    private final OidcSession provider;
    private final HttpAuthenticator mechanisms;

    OidcSignInResource(
            SignIn signIn,
            IdentitySettings settings,
            SecurityIdentity caller,
            OidcSession provider,
            HttpAuthenticator mechanisms) {
        this.signIn = signIn;
        this.settings = settings;
        this.caller = caller;
        this.provider = provider;
        this.mechanisms = mechanisms;
    }

    /** @param oidc whether {@code GET /api/v1/sign-in/oidc} leads to a provider */
    public record WaysView(boolean oidc) {}

    @GET
    @Path("/sign-in/ways")
    @PermitAll
    @Operation(summary = "How one can sign in besides with a local account")
    public WaysView ways() {
        return new WaysView(settings.oidc());
    }

    @GET
    @Path("/sign-in/oidc")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "For browsers: signs in at the OIDC provider and comes back with the session cookie")
    public Uni<RestResponse<String>> in(@Context RoutingContext request) {
        if (!settings.oidc()) {
            throw new NotFoundException();
        }
        if (caller.getCredential(IdTokenCredential.class) == null) {
            return toTheProvider(request);
        }
        return provider.logout()
                .chain(() -> signIn.vouchedFor(new Vouched(caller.getPrincipal().getName(), caller.getRoles())))
                .map(session -> RestResponse.ResponseBuilder.ok(TO_THE_CONSOLE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .cookie(SessionCookie.holding(
                                session.token(), request.request().isSSL(), settings.staysSignedIn()))
                        .build());
    }

    /** An answer of the provider that this browser never asked for is refused and not asked for again. */
    private Uni<RestResponse<String>> toTheProvider(RoutingContext request) {
        if (request.queryParams().contains(OidcConstants.CODE_FLOW_STATE)) {
            throw new AuthenticationCompletionException();
        }
        return mechanisms.getChallenge(request).map(challenge -> {
            var answer = RestResponse.ResponseBuilder.<String>create(challenge.status);
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
            return answer.build();
        });
    }
}
