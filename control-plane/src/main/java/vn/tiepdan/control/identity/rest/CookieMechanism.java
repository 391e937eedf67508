package vn.tiepdan.control.identity.rest;

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
import java.util.Set;
import vn.tiepdan.control.identity.SignIn;
import vn.tiepdan.control.identity.Staff;

/** Recognises who signed in by the cookie; a request without it is anonymous. */
@ApplicationScoped
class CookieMechanism implements HttpAuthenticationMechanism {
    private static final int UNAUTHORIZED = 401;

    private final SignIn signIn;

    CookieMechanism(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    @SuppressWarnings("NullAway") // the contract of Quarkus: no item means anonymous
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var cookie = request.request().getCookie(SessionCookie.NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return signIn.holderOf(cookie.getValue())
                .map(staff -> staff.map(CookieMechanism::identity).orElse(null));
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

    private static SecurityIdentity identity(Staff staff) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(staff.name()))
                .addRole(staff.role().name())
                .build();
    }
}
