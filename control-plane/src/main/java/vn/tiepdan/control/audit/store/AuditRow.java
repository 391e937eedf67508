package vn.tiepdan.control.audit.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;

@Entity
@Immutable
@Table(name = "audit")
@SuppressWarnings("NullAway.Init")
class AuditRow {
    @Id
    long number;

    Instant at;
    String actor;
    String action;
    String subject;
    String detail;
    String hash;

    AuditLog.Line asLine() {
        return new AuditLog.Line(number, at, new AuditLog.Deed(new Actor(actor), action, subject, detail), hash);
    }
}
