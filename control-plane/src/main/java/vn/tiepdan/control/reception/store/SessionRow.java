package vn.tiepdan.control.reception.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.reception.Session;
import vn.tiepdan.control.reception.Ticketed;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event.TurnLeft;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request.Outcome;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.TurnId;
import vn.tiepdan.wire.Wire;

@Entity
@Table(name = "session")
@SuppressWarnings("NullAway.Init")
class SessionRow {
    enum State {
        WAITING,
        IN_SESSION,
        CLOSED,
        LEFT
    }

    @Id
    UUID id;

    UUID turn;
    String body;
    String site;
    String kiosk;
    LocalDate ticketDay;
    int ticketNumber;
    String language;
    String citizen;

    @Nullable
    String citizenNumber;

    @Enumerated(EnumType.STRING)
    Standing.Kind standingKind;

    @Nullable
    String onBehalfOf;

    @Enumerated(EnumType.STRING)
    Matter.Kind matterKind;

    String matterWords;
    Instant noticeReadAt;
    Instant takenAt;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String room;

    @Nullable
    UUID call;

    @Nullable
    Instant openedAt;

    @Nullable
    Instant closedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Nullable
    String summary;

    @Enumerated(EnumType.STRING)
    TurnLeft.@Nullable Why leftWhy;

    @Nullable
    Instant wipedAt;

    static SessionRow of(Session.Waiting session) {
        var row = new SessionRow();
        var it = session.ticketed();
        row.id = it.id().value();
        row.turn = it.turn().value();
        row.body = it.body().value();
        row.site = it.site().value();
        row.kiosk = it.kiosk().value();
        row.ticketDay = it.ticket().day();
        row.ticketNumber = it.ticket().number();
        row.language = it.language();
        row.citizen = Wire.text(it.citizen());
        row.citizenNumber = it.citizen().number();
        row.standingKind = it.standing().kind();
        row.onBehalfOf = it.standing().onBehalfOf();
        row.matterKind = it.matter().kind();
        row.matterWords = it.matter().words();
        row.noticeReadAt = it.noticeReadAt();
        row.takenAt = it.takenAt();
        row.state = State.WAITING;
        return row;
    }

    /** Takes over what a transition changed. */
    void become(Session session) {
        switch (session) {
            case Session.Waiting _ -> {
                state = State.WAITING;
                room = null;
                call = null;
                openedAt = null;
            }
            case Session.InSession open -> {
                state = State.IN_SESSION;
                room = open.room().value();
                call = open.call().value();
                openedAt = open.openedAt();
            }
            case Session.Closed closed -> {
                state = State.CLOSED;
                closedAt = closed.closedAt();
                outcome = closed.outcome();
                summary = closed.summary();
            }
            case Session.Left left -> {
                state = State.LEFT;
                closedAt = left.leftAt();
                leftWhy = left.why();
            }
        }
    }

    Session asSession() {
        var it = ticketed();
        return switch (state) {
            case WAITING -> new Session.Waiting(it);
            case IN_SESSION -> new Session.InSession(it, inRoom(), inCall(), set(openedAt));
            case CLOSED ->
                new Session.Closed(it, inRoom(), inCall(), set(openedAt), set(closedAt), set(outcome), set(summary));
            case LEFT -> new Session.Left(it, set(closedAt), set(leftWhy));
        };
    }

    private Ticketed ticketed() {
        return new Ticketed(
                new SessionId(id),
                new TurnId(turn),
                new BodyId(body),
                new SiteId(site),
                new DeviceId(kiosk),
                new Ticketed.Ticket(ticketDay, ticketNumber),
                language,
                Wire.read(citizen, Citizen.class),
                new Standing(standingKind, onBehalfOf),
                new Matter(matterKind, matterWords),
                noticeReadAt,
                takenAt);
    }

    private DeviceId inRoom() {
        return new DeviceId(set(room));
    }

    private CallId inCall() {
        return new CallId(set(call));
    }

    private static <T> T set(@Nullable T value) {
        return Objects.requireNonNull(value, "a session row lacks a column that its state needs");
    }
}
