package vn.tiepdan.agent.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;

/**
 * Gets this device its certificate, once. Asked before every attempt to connect; while the control plane cannot be reached it
 * fails and is asked again later. A refused code is remembered, because guessing on would only lock this device out.
 */
@ApplicationScoped
public class Enrolment {
    private static final Logger LOG = Logger.getLogger(Enrolment.class);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final IdentityFolder folder;
    private final AtomicReference<@Nullable DeviceIdentity> identity = new AtomicReference<>();
    private final AtomicReference<EnrolmentFailed.@Nullable Refused> refusal = new AtomicReference<>();

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

    /** Why this device has no certificate and will not get one without help. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal.get()).map(Throwable::getMessage);
    }

    private Optional<DeviceIdentity> known() {
        if (identity.get() == null) {
            folder.load().ifPresent(identity::set);
        }
        return current();
    }

    private Uni<DeviceIdentity> enrol() {
        var refused = refusal.get();
        if (refused != null) {
            return Uni.createFrom().failure(refused);
        }
        return Uni.createFrom()
                .deferred(() -> {
                    var client = new EstClient(url(), trust());
                    return client.authorities()
                            .chain(authorities -> client.enrol(folder.key(), code())
                                    .chain(chain -> thread.call(() -> keep(chain, authorities))));
                })
                .onFailure(EnrolmentFailed.Refused.class)
                .invoke(failure -> {
                    refusal.set((EnrolmentFailed.Refused) failure);
                    LOG.error(failure.getMessage());
                });
    }

    private DeviceIdentity keep(List<X509Certificate> chain, List<X509Certificate> authorities) {
        var kept = folder.keep(chain, authorities);
        identity.set(kept);
        LOG.infof("enrolled as %s", kept.id());
        return kept;
    }

    private URI url() {
        return settings.enrolment()
                .url()
                .orElseThrow(() -> missing("tiepdan.agent.enrolment.url", "the control plane"));
    }

    private String code() {
        return settings.enrolment()
                .code()
                .orElseThrow(() -> missing("tiepdan.agent.enrolment.code", "a claim code made in the console"));
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
            throw new EnrolmentFailed.Refused("The configured authority is no certificate: " + damaged.getMessage());
        }
    }

    private static EnrolmentFailed missing(String key, String what) {
        return new EnrolmentFailed.Refused(
                "This device is not enrolled. Set " + key + " to " + what + " and start again.");
    }
}
