package vn.tiepdan.agent.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;

/**
 * Gets this device its certificate, once. Asked before every attempt to connect; while the control plane cannot be reached it
 * fails and is asked again later. A refused code is remembered, because guessing on would only lock this device out; another
 * code can be given while the agent runs.
 */
@ApplicationScoped
public class Enrolment {
    private static final Logger LOG = Logger.getLogger(Enrolment.class);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final IdentityFolder folder;
    private final AtomicReference<@Nullable DeviceIdentity> identity = new AtomicReference<>();
    private final AtomicReference<@Nullable EnrolmentFailed> trouble = new AtomicReference<>();
    private final AtomicReference<Optional<String>> given = new AtomicReference<>(Optional.empty());
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    Enrolment(AgentSettings settings, AgentThread thread) {
        this.settings = settings;
        this.thread = thread;
        folder = new IdentityFolder(settings.dataDir());
    }

    /** Who this device is; fails with {@link EnrolmentFailed}. */
    public Uni<DeviceIdentity> identity() {
        return thread.call(this::known)
                .chain(known -> known.map(it -> Uni.createFrom().item(it)).orElseGet(this::enrol));
    }

    /** The identity, as far as it is known now. */
    public Optional<DeviceIdentity> current() {
        return Optional.ofNullable(identity.get());
    }

    /** Why this device has no certificate yet, as the last try found; empty when it has one or has not tried. */
    public Optional<EnrolmentFailed> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** Another claim code; it is tried before the next attempt to connect. Changes nothing once this device is enrolled. */
    public void give(String code) {
        given.set(Optional.of(code.strip()));
        trouble.set(null);
        LOG.info("another claim code was given");
    }

    /** Told after each change of {@link #current()} or {@link #trouble()}, on any thread. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    private Optional<DeviceIdentity> known() {
        if (identity.get() == null) {
            folder.load().ifPresent(identity::set);
        }
        return current();
    }

    private Uni<DeviceIdentity> enrol() {
        if (trouble.get() instanceof EnrolmentFailed.Refused refused) {
            return Uni.createFrom().failure(refused);
        }
        var tried = given.get();
        return Uni.createFrom()
                .deferred(() -> {
                    var client = new EstClient(url(), trust());
                    return client.authorities()
                            .chain(authorities -> client.enrol(folder.key(), code())
                                    .chain(chain -> thread.call(() -> keep(chain, authorities))));
                })
                .onFailure(EnrolmentFailed.class)
                .invoke(failure -> failed(tried, (EnrolmentFailed) failure));
    }

    /** What is said of a code that was replaced meanwhile is of no interest any more. */
    private void failed(Optional<String> tried, EnrolmentFailed failure) {
        if (!given.get().equals(tried)) {
            return;
        }
        var before = trouble.getAndSet(failure);
        if (before == null || !before.sentence().equals(failure.sentence())) {
            LOG.error(failure.sentence());
            watchers.forEach(Runnable::run);
        }
    }

    private DeviceIdentity keep(List<X509Certificate> chain, List<X509Certificate> authorities) {
        var kept = folder.keep(chain, authorities);
        identity.set(kept);
        trouble.set(null);
        LOG.infof("enrolled as %s", kept.id());
        watchers.forEach(Runnable::run);
        return kept;
    }

    private URI url() {
        return settings.enrolment()
                .url()
                .orElseThrow(() -> missing("tiepdan.agent.enrolment.url", "the control plane"));
    }

    private String code() {
        return given.get()
                .or(() -> settings.enrolment().code())
                .orElseThrow(() -> new EnrolmentFailed.Refused(
                        "code-missing",
                        "This device is not enrolled and has no claim code. Make one in the console under Fleet and give"
                                + " it in tiepdan.agent.enrolment.code."));
    }

    private SSLContext trust() {
        var enrolment = settings.enrolment();
        try {
            if (enrolment.ca().isPresent()) {
                return PinnedAuthority.fromFile(enrolment.ca().get());
            }
            return PinnedAuthority.fromFingerprint(enrolment
                    .caSha256()
                    .orElseThrow(() -> missing("tiepdan.agent.enrolment.ca", "the authority's PEM file")));
        } catch (IOException unreadable) {
            throw new EnrolmentFailed.Unreachable(
                    "The authority's file " + enrolment.ca().orElseThrow() + " cannot be read.", unreadable);
        } catch (GeneralSecurityException damaged) {
            throw new EnrolmentFailed.Refused(
                    "not-configured",
                    "The configured authority is no certificate (" + damaged.getMessage()
                            + "). Set tiepdan.agent.enrolment.ca to the control plane's ca.pem and start again.");
        }
    }

    private static EnrolmentFailed missing(String key, String what) {
        return new EnrolmentFailed.Refused(
                "not-configured", "This device is not enrolled. Set " + key + " to " + what + " and start again.");
    }
}
