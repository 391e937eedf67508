package vn.tiepdan.agent.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.AgentStore;

/**
 * Gets this device its certificate, once. Asked before every attempt to connect; while the control plane cannot be reached it
 * fails and is asked again later. A refused code is remembered, because guessing on would only lock this device out; another
 * code can be given while the agent runs. While a person has to approve it, it fails too, and comes again with the same key and the same
 * code no sooner than the control plane wants it, also after a restart.
 */
@ApplicationScoped
public class Enrolment {
    private static final Logger LOG = Logger.getLogger(Enrolment.class);

    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    /** What a broker says to a device that is quarantined or whose certificate was revoked (MQTT 5, 3.2.2.2). */
    private static final String BANNED = "BANNED";

    private static final EnrolmentFailed.Refused SHUT_OUT = new EnrolmentFailed.Refused(
            "shut-out",
            "The control plane does not let this device in: it was quarantined, or other hardware has taken its place. Look at"
                    + " the device's page in the console. To use this machine as another device, delete the folder"
                    + " \"identity\" in tiepdan.agent.data-dir and start the agent with a new claim code.");

    private final AgentSettings settings;
    private final AgentThread thread;
    private final AgentStore store;
    private final Clock clock;
    private final IdentityFolder folder;
    private final AtomicReference<@Nullable DeviceIdentity> identity = new AtomicReference<>();
    private final AtomicReference<@Nullable EnrolmentFailed> trouble = new AtomicReference<>();
    /** In which it is no use to ask; only where the trouble is that it waits. */
    private final AtomicReference<Pause> pause = new AtomicReference<>(new Pause(Instant.EPOCH, Instant.EPOCH));

    private final AtomicReference<Optional<String>> given = new AtomicReference<>(Optional.empty());
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    Enrolment(AgentSettings settings, AgentThread thread, AgentStore store, Clock clock) {
        this.settings = settings;
        this.thread = thread;
        this.store = store;
        this.clock = clock;
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

    /** Why this device has no certificate yet, or is not let in with it, as the last try found; empty when nothing is wrong. */
    public Optional<EnrolmentFailed> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** Another claim code; it is tried before the next attempt to connect. Changes nothing once this device is enrolled. */
    public void give(String code) {
        given.set(Optional.of(code.strip()));
        trouble.set(null);
        LOG.info("another claim code was given");
    }

    /** The broker does not let this device in. It goes on trying: an operator may change their mind. */
    public void refused(String reasonCode) {
        if (reasonCode.equals(BANNED) && trouble.get() == null) {
            trouble.set(SHUT_OUT);
            LOG.error(SHUT_OUT.sentence());
            watchers.forEach(Runnable::run);
        }
    }

    /** The broker let this device in. */
    public void letIn() {
        if (trouble.compareAndSet(SHUT_OUT, null)) {
            LOG.info("this device is let in again");
            watchers.forEach(Runnable::run);
        }
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
        if (trouble.get() instanceof EnrolmentFailed known && mayNotAskAgain(known)) {
            return Uni.createFrom().failure(known);
        }
        var tried = given.get();
        return Uni.createFrom()
                .deferred(() -> {
                    var client = new EstClient(url(), trust(), settings.role());
                    return client.authorities()
                            .chain(authorities -> client.enrol(folder.key(), code())
                                    .chain(answer -> thread.call(() -> keep(answer, authorities))));
                })
                .onFailure(EnrolmentFailed.class)
                .call(failure -> thread.run(() -> failed(tried, (EnrolmentFailed) failure)));
    }

    private boolean mayNotAskAgain(EnrolmentFailed known) {
        return switch (known) {
            case EnrolmentFailed.Refused _ -> true;
            case EnrolmentFailed.Waiting _ -> pause.get().holds(clock.instant());
            case EnrolmentFailed.Unreachable _ -> false;
        };
    }

    /** What is said of a code that was replaced meanwhile is of no interest any more. */
    private void failed(Optional<String> tried, EnrolmentFailed failure) {
        if (!given.get().equals(tried)) {
            return;
        }
        switch (failure) {
            case EnrolmentFailed.Waiting waiting -> {
                pause.set(Pause.of(waiting.after(), clock.instant(), RANDOM));
                tried.ifPresent(folder::keepWaitingCode);
            }
            case EnrolmentFailed.Refused _ -> folder.forgetWaitingCode();
            case EnrolmentFailed.Unreachable _ -> {}
        }
        var before = trouble.getAndSet(failure);
        if (before == null || !before.sentence().equals(failure.sentence())) {
            LOG.log(
                    failure instanceof EnrolmentFailed.Waiting ? Logger.Level.INFO : Logger.Level.ERROR,
                    failure.sentence());
            watchers.forEach(Runnable::run);
        }
    }

    /** The count of starts first: a device that has its certificate and counts too low is not believed. */
    private DeviceIdentity keep(EstClient.Enrolled answer, List<X509Certificate> authorities) {
        store.countFrom(answer.leastEpoch());
        var kept = folder.keep(answer.chain(), authorities);
        folder.forgetWaitingCode();
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
                .or(folder::waitingCode)
                .or(() -> settings.enrolment().code())
                .orElseThrow(() -> new EnrolmentFailed.Refused(
                        "code-missing",
                        "This device is not enrolled and has no claim code. Make one in the console under Claim codes and"
                                + " give it in tiepdan.agent.enrolment.code."));
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
