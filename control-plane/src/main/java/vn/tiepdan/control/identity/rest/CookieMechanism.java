package vn.tiepdan.control.identity.rest;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.identity.Callers;
import vn.tiepdan.control.platform.StillThere;

/** Recognises who signed in by the cookie; a request without it is anonymous. */
@ApplicationScoped
class CookieMechanism implements HttpAuthenticationMechanism, StillThere {
    /** Under this name the {@link vn.tiepdan.control.identity.Staff} is an attribute of whoever asks. */
    static final String STAFF = "vn.tiepdan.staff";

    private static final int UNAUTHORIZED = 401;

    private final Callers callers;

    CookieMechanism(Callers callers) {
        this.callers = callers;
    }

    @Override
    @SuppressWarnings("NullAway") // the contract of Quarkus: no item means anonymous
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var cookie = request.request().getCookie(SessionCookie.NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var token = cookie.getValue();
        return callers.holderOf(token)
                .map(caller -> caller.map(it -> identity(it, token)).orElse(null));
    }

    @Override
    public Uni<Optional<SecurityIdentity>> again(SecurityIdentity asked) {
        var token = asked.getCredential(TokenCredential.class);
        return token == null
                ? Uni.createFrom().item(Optional.empty())
                : callers.holderOf(token.getToken()).map(caller -> caller.map(it -> identity(it, token.getToken())));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }

    private static SecurityIdentity identity(Callers.Caller caller, String token) {
        return caller.reaches()
                .of(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.staff().name()))
                        .addAttribute(STAFF, caller.staff())
                        .addCredential(new TokenCredential(token, SessionCookie.NAME)));
    }
}
