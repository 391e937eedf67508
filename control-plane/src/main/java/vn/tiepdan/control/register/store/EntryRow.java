package vn.tiepdan.control.register.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request.Outcome;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.Wire;

@Entity
@Immutable
@IdClass(EntryRow.Key.class)
@Table(name = "register_entry")
@SuppressWarnings("NullAway.Init")
class EntryRow {
    record Key(String body, int year, int number) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    @Id
    String body;

    @Id
    int year;

    @Id
    int number;

    UUID session;
    Instant receivedAt;
    Instant enteredAt;
    String citizen;

    @Enumerated(EnumType.STRING)
    Standing.Kind standingKind;

    @Nullable
    String onBehalfOf;

    @Enumerated(EnumType.STRING)
    Matter.Kind matterKind;

    String matterWords;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    String summary;

    static EntryRow of(Register.Entry entry) {
        var row = new EntryRow();
        var content = entry.content();
        row.body = entry.body().value();
        row.year = entry.year();
        row.number = entry.number();
        row.session = content.session().value();
        row.receivedAt = content.receivedAt();
        row.enteredAt = entry.enteredAt();
        row.citizen = Wire.text(content.citizen());
        row.standingKind = content.standing().kind();
        row.onBehalfOf = content.standing().onBehalfOf();
        row.matterKind = content.matter().kind();
        row.matterWords = content.matter().words();
        row.outcome = content.outcome();
        row.summary = content.summary();
        return row;
    }

    Register.Entry asEntry() {
        var id = new BodyId(body);
        return new Register.Entry(
                id,
                year,
                number,
                enteredAt,
                new Register.Entering(
                        id,
                        new SessionId(session),
                        receivedAt,
                        Wire.read(citizen, Citizen.class),
                        new Standing(standingKind, onBehalfOf),
                        new Matter(matterKind, matterWords),
                        outcome,
                        summary));
    }
}
