package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresCommandStore implements CommandStore {
    private static final String INSERT = """
            insert into command (id, device, kind, issued_by, issued_at, expires_at, state, detail, changed_at)
            values (:id, :device, :kind, :by, :at, :expires, 'SENT', '', :at) on conflict do nothing
            """;
    private static final String SAVE = """
            update command
            set state = :state, detail = :detail, progress_percent = nullif(:progress, -1), finding = nullif(:finding, ''), changed_at = :at
            where id = :id
            """;
    private static final String GIVE_UP = """
            update command set changed_at = :now,
                state = case state when 'AGREEING' then 'LAPSED' else 'UNKNOWN' end,
                detail = case state
                    when 'AGREEING' then 'nobody agreed in time' else 'the device did not answer in time' end
            where state in ('AGREEING', 'SENT', 'RUNNING') and expires_at < :now
                and (state <> 'RUNNING' or changed_at < :silent)
            returning device
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
    public Uni<Optional<State>> lock(DeviceId device, CommandId id) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "select state from command where id = :id and device = :device for update",
                                String.class)
                        .setParameter("id", id.value())
                        .setParameter("device", device.value())
                        .getSingleResultOrNull())
                .map(state -> Optional.ofNullable(state).map(State::valueOf));
    }

    @Override
    public Uni<Void> save(Result result, State next, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(SAVE)
                        .setParameter("id", result.command().value())
                        .setParameter("state", next.name())
                        .setParameter("detail", result.detail())
                        .setParameter(
                                "progress",
                                Optional.ofNullable(result.progressPercent()).orElse(-1))
                        .setParameter(
                                "finding",
                                Optional.ofNullable(result.finding())
                                        .map(Wire::text)
                                        .orElse(""))
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<DeviceId>> giveUp(Instant now, Instant silentSince) {
        return sessions.withSession(session -> session.createNativeQuery(GIVE_UP, String.class)
                        .setParameter("now", now)
                        .setParameter("silent", silentSince)
                        .getResultList())
                .map(devices -> devices.stream().map(DeviceId::new).collect(Collectors.toSet()));
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
