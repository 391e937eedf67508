package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Locale;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;

/** What else happens, in the same transaction, when a reception day changes. */
@ApplicationScoped
class Consequences {
    private final Instance<ScheduleListener> features;
    private final AuditLog audit;

    Consequences(@Any Instance<ScheduleListener> features, AuditLog audit) {
        this.features = features;
        this.audit = audit;
    }

    Uni<Void> planned(ReceptionDay.Draft day, String by) {
        return note(day, "planned", by);
    }

    Uni<Void> changed(ReceptionDay before, ReceptionDay after, String by) {
        var told = Uni.createFrom().voidItem();
        for (var feature : features) {
            told = told.chain(() -> feature.changing(before, after, by));
        }
        return told.chain(() -> note(after, done(before, after), by));
    }

    private static String done(ReceptionDay before, ReceptionDay after) {
        return before.getClass().equals(after.getClass())
                ? "changed"
                : after.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private Uni<Void> note(ReceptionDay day, String done, String by) {
        var plan = day.plan();
        return audit.add(new AuditLog.Deed(
                Actor.account(by),
                "reception-day-" + done,
                "reception-day:" + day.id(),
                plan.body() + " " + plan.date()));
    }
}
