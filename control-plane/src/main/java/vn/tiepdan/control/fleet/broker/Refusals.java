package vn.tiepdan.control.fleet.broker;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.control.trust.Holder;

/** Writes refused clients into the audit log, each kind once a minute: a mad device must not fill the disk. */
@ApplicationScoped
class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int LONGEST_TOPIC = 120;

    private final AuditLog audit;
    private final Attempts noted;

    Refusals(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.noted = new Attempts(1, ONCE_IN, clock);
    }

    void note(Holder client, String what) {
        var topic = printable(what);
        var key = client.name() + " " + topic;
        if (!noted.allowed(key)) {
            return;
        }
        noted.failed(key);
        LOG.warnf("broker refused %s: %s", client.name(), topic);
        audit.add(new AuditLog.Deed(new Actor("device:" + client.name()), "broker-refused", "topic:" + topic, ""))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("a refusal is missing in the audit log", failure));
    }

    private static String printable(String what) {
        var clean = what.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= LONGEST_TOPIC ? clean : clean.substring(0, LONGEST_TOPIC);
    }
}
