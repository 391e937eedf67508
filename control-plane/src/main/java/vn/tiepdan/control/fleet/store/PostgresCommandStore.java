package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresCommandStore implements CommandStore {
    private static final String INSERT = """
            insert into command (id, device, kind, issued_by, issued_at, expires_at, state, detail, changed_at)
            values (:id, :device, :kind, :by, :at, :expires, 'SENT', '', :at) on conflict do nothing
            """;
    private static final String SAVE = """
            update command
            set state = t.state, detail = t.detail, progress_percent = t.progress, finding = t.finding, changed_at = :at
            from unnest(cast(cast(:ids as text[]) as uuid[]), cast(:states as text[]), cast(:details as text[]), cast(:progress as bigint[]),
                cast(:findings as text[])) as t (id, state, detail, progress, finding)
            where command.id = t.id
            """;
    /** As {@link #held} reads them; only what a person asked for has a key. */
    private static final String HELD = "cast(id as text), device, state, case when key is not null then kind end";

    private static final String LOCK = "select " + HELD + """
             from command
            where id = any(cast(cast(:ids as text[]) as uuid[])) order by id for update
            """;
    private static final String GIVE_UP = """
            update command set changed_at = :now,
                state = case state when 'AGREEING' then 'LAPSED' else 'UNKNOWN' end,
                detail = case state
                    when 'AGREEING' then 'nobody agreed in time' else 'the device did not answer in time' end
            where id in (
                select id from command where state in ('AGREEING', 'SENT', 'RUNNING') and expires_at < :now
                    and (state <> 'RUNNING' or changed_at < :silent)
                order by id for update skip locked)
            returning """ + " " + HELD;

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
    public Uni<Map<CommandId, Held>> lock(Set<CommandId> ids) {
        return sessions.withSession(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("ids", Columns.of(ids, CommandId::toString))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> CommandId.of((String) row[0]), PostgresCommandStore::held)));
    }

    private static Held held(Object[] row) {
        return new Held(
                new DeviceId(String.valueOf(row[1])),
                State.valueOf(String.valueOf(row[2])),
                Optional.ofNullable((String) row[3]));
    }

    @Override
    public Uni<Void> save(Collection<Reached> reached, Instant at) {
        return reached.isEmpty()
                ? Uni.createFrom().voidItem()
                : sessions.withSession(session -> session.createNativeQuery(SAVE)
                                .setParameter(
                                        "ids",
                                        Columns.of(
                                                reached,
                                                it -> it.said().command().toString()))
                                .setParameter(
                                        "states",
                                        Columns.of(reached, it -> it.state().name()))
                                .setParameter(
                                        "details",
                                        Columns.of(reached, it -> it.said().detail()))
                                .setParameter("progress", progress(reached))
                                .setParameter(
                                        "findings",
                                        Columns.ofOptional(
                                                reached,
                                                it -> Optional.ofNullable(
                                                                it.said().finding())
                                                        .map(finding -> Wire.text(finding))))
                                .setParameter("at", at)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static @Nullable Long[] progress(Collection<Reached> reached) {
        return reached.stream()
                .map(it -> it.said().progressPercent())
                .map(percent -> percent == null ? null : percent.longValue())
                .toArray(Long[]::new);
    }

    @Override
    public Uni<List<Ended>> giveUp(Instant now, Instant silentSince) {
        return sessions.withSession(session -> session.createNativeQuery(GIVE_UP, Object[].class)
                        .setParameter("now", now)
                        .setParameter("silent", silentSince)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Ended(CommandId.of((String) row[0]), held(row)))
                        .toList());
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
