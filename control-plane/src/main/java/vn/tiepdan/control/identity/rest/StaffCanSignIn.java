package vn.tiepdan.control.identity.rest;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.tiepdan.control.identity.InitialAccounts;

/** Whoever starts this process waits for its readiness and signs in at once; so it is ready only when that works. */
@Readiness
@ApplicationScoped
class StaffCanSignIn implements AsyncHealthCheck {
    private static final String NAME = "staff-accounts";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final InitialAccounts accounts;

    StaffCanSignIn(InitialAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return accounts.there()
                .replaceWith(HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
