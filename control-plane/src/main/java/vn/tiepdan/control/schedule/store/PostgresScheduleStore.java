package vn.tiepdan.control.schedule.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.Excuse;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.ScheduleStore;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.TimeOrderedUuid;

@ApplicationScoped
class PostgresScheduleStore implements ScheduleStore {
    private static final String LOCK = "select 1 from reception_day where id = :id for no key update";
    private static final String DROP_SITES = "delete from reception_day_site where day = :day";
    private static final String DROP_DESKS = "delete from reception_desk where day = :day";
    private static final String SITES = """
            insert into reception_day_site (day, site, date)
            select :day, site, :date from unnest(cast(:sites as text[])) site
            """;
    /** In one order, so that two who claim the same rooms wait for each other instead of for ever. */
    private static final String DESKS = """
            insert into reception_desk (day, room, official, during, standing)
            select :day, room, official, tstzrange(:opens, :closes), :standing
            from unnest(cast(:rooms as text[]), cast(:officials as text[])) desk (room, official) order by room
            on conflict do nothing
            """;

    private static final String CLASH = """
            select wanted.room = taken.room, wanted.room, wanted.official, taken.day, day.body
            from unnest(cast(:rooms as text[]), cast(:officials as text[])) wanted (room, official)
            join reception_desk taken on taken.standing and taken.during && tstzrange(:opens, :closes)
                and taken.day <> :day and (taken.room = wanted.room or taken.official = wanted.official)
            join reception_day day on day.id = taken.day
            order by wanted.room limit 1
            """;
    private static final String EXCUSES = """
            select month, why, document, made_up_on from quota_excuse where body = :body order by month, noted_at
            """;
    private static final String EXCUSE = """
            insert into quota_excuse (id, body, month, why, document, made_up_on, noted_by, noted_at)
            values (:id, :body, :month, :why, :document, cast(:madeUpOn as date), :by, clock_timestamp())
            on conflict do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;

    PostgresScheduleStore(Mutiny.SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> insert(ReceptionDay.Draft day) {
        return in(session -> session.persist(ReceptionDayRow.of(day)).chain(session::flush))
                .chain(() -> sites(day));
    }

    @Override
    public Uni<Void> update(ReceptionDay day) {
        return in(session -> session.find(ReceptionDayRow.class, day.id().value())
                        .invoke(row -> row.become(day))
                        .chain(session::flush))
                .chain(() -> run(DROP_SITES, Map.of("day", day.id().value())))
                .chain(() -> sites(day));
    }

    private Uni<Void> sites(ReceptionDay day) {
        return run(
                        SITES,
                        Map.of(
                                "day",
                                day.id().value(),
                                "date",
                                day.plan().date(),
                                "sites",
                                Columns.of(day.plan().sites(), SiteId::value)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Clash>> claim(ReceptionDay day) {
        var wanted = day.plan().desks();
        return run(DROP_DESKS, Map.of("day", day.id().value()))
                .chain(() -> run(DESKS, with(desks(day), "standing", !(day instanceof ReceptionDay.Cancelled))))
                .chain(claimed -> claimed == wanted.size()
                        ? Uni.createFrom().item(Optional.empty())
                        : clash(day).map(Optional::of));
    }

    private Uni<Clash> clash(ReceptionDay day) {
        return in(session -> {
                    var query = session.createNativeQuery(CLASH, Object[].class);
                    desks(day).forEach(query::setParameter);
                    return query.getSingleResult();
                })
                .map(row -> new Clash(
                        (Boolean) row[0] ? Clash.Kind.ROOM : Clash.Kind.OFFICIAL,
                        new DeviceId((String) row[1]),
                        (String) row[2],
                        new ReceptionDayId((UUID) row[3]),
                        new BodyId((String) row[4])));
    }

    private static Map<String, Object> desks(ReceptionDay day) {
        var plan = day.plan();
        return Map.of(
                "day", day.id().value(),
                "rooms", Columns.of(plan.desks(), it -> it.room().value()),
                "officials", Columns.of(plan.desks(), Desk::official),
                "opens", plan.opens(),
                "closes", plan.closes());
    }

    @Override
    public Uni<Optional<Kept>> find(ReceptionDayId id) {
        return transactions.in(() -> rows("from ReceptionDayRow where id = :id", Map.of("id", id.value()))
                .chain(this::kept)
                .map(all -> all.stream().findFirst()));
    }

    @Override
    public Uni<Optional<Kept>> locked(ReceptionDayId id) {
        return in(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("id", id.value())
                        .getSingleResultOrNull())
                .chain(() -> find(id));
    }

    @Override
    public Uni<List<Kept>> between(Set<BodyId> bodies, LocalDate from, LocalDate until) {
        return transactions.reading(() -> rows(
                        "from ReceptionDayRow where body in :bodies and date between :from and :until order by date, body, periods, id",
                        Map.of(
                                "bodies", bodies.stream().map(BodyId::value).toList(),
                                "from", from,
                                "until", until))
                .chain(this::kept));
    }

    @Override
    public Uni<List<ReceptionDay.Published>> published(SiteId site, LocalDate from, LocalDate until) {
        return transactions.reading(() -> rows("""
                        from ReceptionDayRow where state = 'PUBLISHED' and id in (
                            select s.day from SiteRow s where s.site = :site and s.date between :from and :until)
                        order by date, body, periods, id
                        """, Map.of("site", site.value(), "from", from, "until", until))
                .chain(this::kept)
                .map(all -> all.stream()
                        .map(Kept::day)
                        .map(ReceptionDay.Published.class::cast)
                        .toList()));
    }

    @Override
    public Uni<List<Excuse>> excuses(BodyId body) {
        return in(session -> session.createNativeQuery(EXCUSES, Object[].class)
                        .setParameter("body", body.value())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Excuse(
                                YearMonth.from((LocalDate) row[0]),
                                (String) row[1],
                                (String) row[2],
                                Optional.ofNullable((LocalDate) row[3])))
                        .toList());
    }

    @Override
    public Uni<Void> excuse(BodyId body, Excuse excuse, String by) {
        return in(session -> session.createNativeQuery(EXCUSE)
                        .setParameter("id", TimeOrderedUuid.next())
                        .setParameter("body", body.value())
                        .setParameter("month", excuse.month().atDay(1))
                        .setParameter("why", excuse.why())
                        .setParameter("document", excuse.document())
                        .setParameter(
                                "madeUpOn",
                                excuse.madeUpOn().map(LocalDate::toString).orElse(null))
                        .setParameter("by", by)
                        .executeUpdate())
                .invoke(kept -> {
                    if (kept == 0) {
                        throw new Refused(Problem.atField(
                                "excuse-wrong",
                                "The excuse cannot be taken",
                                "That day makes up for another one already. Choose a different day.",
                                "madeUpOn"));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<ReceptionDayRow>> rows(String query, Map<String, Object> parameters) {
        return in(session -> {
            var selection = session.createSelectionQuery(query, ReceptionDayRow.class);
            parameters.forEach(selection::setParameter);
            return selection.getResultList();
        });
    }

    /** With their sites and desks, which cost two statements for all of them. */
    private Uni<List<Kept>> kept(List<ReceptionDayRow> days) {
        if (days.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var ids = days.stream().map(it -> it.id).toList();
        return of(ids, "from SiteRow where day in :days order by site", SiteRow.class)
                .map(all -> grouped(all, it -> it.day))
                .chain(sites -> of(ids, "from DeskRow where day in :days order by room", DeskRow.class)
                        .map(all -> grouped(all, it -> it.day))
                        .map(desks -> days.stream()
                                .map(day -> day.kept(
                                        sites.getOrDefault(day.id, List.of()).stream()
                                                .map(SiteRow::named)
                                                .collect(Collectors.toCollection(LinkedHashSet::new)),
                                        desks.getOrDefault(day.id, List.of()).stream()
                                                .map(DeskRow::desk)
                                                .toList()))
                                .toList()));
    }

    private <R> Uni<List<R>> of(List<UUID> days, String query, Class<R> type) {
        return in(session -> session.createSelectionQuery(query, type)
                .setParameter("days", days)
                .getResultList());
    }

    private static <R> Map<UUID, List<R>> grouped(Collection<R> rows, Function<R, UUID> day) {
        return rows.stream().collect(Collectors.groupingBy(day));
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        var all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    private Uni<Integer> run(String sql, Map<String, Object> parameters) {
        return in(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private <T> Uni<T> in(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.in(() -> sessions.withSession(work));
    }
}
