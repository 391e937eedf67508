package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

@ApplicationScoped
class PostgresCommandStore implements CommandStore {
    private static final String INSERT = """
            insert into command (id, device, kind, issued_by, issued_at, expires_at, state, detail, changed_at)
            values (:id, :device, :kind, :by, :at, :expires, 'SENT', '', :at) on conflict do nothing
            """;
    private static final String NOTE = """
            update command set state = :state, detail = :detail, changed_at = :at
            where id = :id and device = :device and state in ('SENT', 'RUNNING', 'UNKNOWN')
            """;
    private static final String GIVE_UP = """
            update command set state = 'UNKNOWN', detail = 'the device did not answer in time', changed_at = :moment
            where state in ('SENT', 'RUNNING') and expires_at < :moment
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresCommandStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> insert(DeviceId device, Command command, String kind, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", command.id().value())
                        .setParameter("device", device.value())
                        .setParameter("kind", kind)
                        .setParameter("by", command.issuedBy())
                        .setParameter("at", at)
                        .setParameter("expires", command.expiresAt())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> note(DeviceId device, Result result, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(NOTE)
                        .setParameter("id", result.command().value())
                        .setParameter("device", device.value())
                        .setParameter("state", result.state().name())
                        .setParameter("detail", result.detail())
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> giveUpBefore(Instant moment) {
        return sessions.withSession(session -> session.createNativeQuery(GIVE_UP)
                .setParameter("moment", moment)
                .executeUpdate());
    }

    @Override
    public Uni<List<State>> statesOf(DeviceId device) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "select state from command where device = :device order by issued_at", String.class)
                        .setParameter("device", device.value())
                        .getResultList())
                .map(states -> states.stream().map(State::valueOf).toList());
    }
}
