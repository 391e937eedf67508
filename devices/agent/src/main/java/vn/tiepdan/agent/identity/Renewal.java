package vn.tiepdan.agent.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;

/**
 * Exchanges the certificate of this device for the next one in time, with a new key. The link finds the new files by itself and
 * goes over to them without being away. Everything here happens on the agent's thread.
 */
@ApplicationScoped
class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();
    /** The clock of a kiosk may be set at any time, so nobody sleeps for weeks. */
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(10);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final Clock clock;
    private final IdentityFolder folder;
    private final AtomicBoolean begun = new AtomicBoolean();

    Renewal(AgentSettings settings, AgentThread thread, Clock clock) {
        this.settings = settings;
        this.thread = thread;
        this.clock = clock;
        folder = new IdentityFolder(settings.dataDir());
    }

    /** From now on for ever. To be called when this device has a certificate; another call changes nothing. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            thread.post(this::plan);
        }
    }

    private void plan() {
        await(RenewalPlan.of(folder.certificate()).due(RANDOM));
    }

    private void await(Instant due) {
        var left = Duration.between(clock.instant(), due);
        if (left.isNegative() || left.isZero()) {
            renew();
        } else {
            var _ = thread.after(left.compareTo(LOOKS_EVERY) < 0 ? left : LOOKS_EVERY, () -> await(due));
        }
    }

    private void renew() {
        Uni.createFrom()
                .deferred(this::exchange)
                .subscribe()
                .with(
                        _ -> {
                            LOG.infof(
                                    "renewed the certificate, good until %s",
                                    folder.certificate().getNotAfter().toInstant());
                            plan();
                        },
                        this::tryLater);
    }

    private Uni<DeviceIdentity> exchange() {
        var key = folder.nextKey();
        var client = new EstClient(url(), proven(), settings.role());
        return client.authorities()
                .chain(authorities ->
                        client.renew(key).chain(chain -> thread.call(() -> folder.renew(chain, kept(authorities)))));
    }

    private static List<X509Certificate> kept(List<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            throw new EnrolmentFailed.Unreachable("The control plane showed no authority.");
        }
        return authorities;
    }

    private void tryLater(Throwable failure) {
        thread.post(() -> {
            var plan = RenewalPlan.of(folder.certificate());
            LOG.errorf("the certificate, good until %s, could not be renewed: %s", plan.ends(), failure.getMessage());
            var _ = thread.after(plan.pause(clock.instant(), RANDOM), this::renew);
        });
    }

    private URI url() {
        return settings.enrolment()
                .url()
                .orElseThrow(() -> new EnrolmentFailed.Refused(
                        "not-configured",
                        "Set tiepdan.agent.enrolment.url to the control plane and start this agent again."));
    }

    private SSLContext proven() {
        try {
            return PinnedAuthority.fromFile(folder.trust(), folder.keyManagers());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the identity of this device is unusable", unusable);
        }
    }
}
