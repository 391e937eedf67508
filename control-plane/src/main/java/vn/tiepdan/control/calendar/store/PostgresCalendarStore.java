package vn.tiepdan.control.calendar.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.Mutiny.MutationQuery;
import vn.tiepdan.control.calendar.CalendarStore;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.calendar.Proposal;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.platform.Columns;

@ApplicationScoped
class PostgresCalendarStore implements CalendarStore {
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7016541) as text)";
    private static final String EDITION = "select cast(edition as text) from calendar_edition";
    private static final String DESCRIBE = """
            insert into legal_source (document, title, issuer, issued_on, in_force_from, address, uncertain, english_uncertain, entered_by)
            values (:document, :title, :issuer, :issuedOn, :inForceFrom, :address, :uncertain, :englishUncertain, :by)
            on conflict (document) do update set title = excluded.title, issuer = excluded.issuer, issued_on = excluded.issued_on,
                in_force_from = excluded.in_force_from, address = excluded.address, uncertain = excluded.uncertain,
                english_uncertain = excluded.english_uncertain, entered_by = excluded.entered_by
            """;
    private static final String FORGET = """
            delete from calendar_day using unnest(cast(:documents as text[]), cast(:years as bigint[])) as part (document, year)
            where source = part.document and extract(year from day) = part.year
            """;
    private static final String SAY = """
            insert into calendar_day (day, source, kind, name, english_name)
            select cast(day as date), source, kind, name, english_name
            from unnest(cast(:days as text[]), cast(:sources as text[]), cast(:kinds as text[]), cast(:names as text[]),
                cast(:englishNames as text[])) as t (day, source, kind, name, english_name)
            """;
    private static final String WRITE = """
            insert into legal_number (key, in_force_from, in_force_until, value, unit, source, article, uncertain, english_uncertain, entered_by)
            values (:key, :from, cast(:until as date), :value, :unit, :source, :article, :uncertain, :englishUncertain, :by)
            on conflict (key, in_force_from) do update set in_force_until = excluded.in_force_until, value = excluded.value,
                unit = excluded.unit, source = excluded.source, article = excluded.article, uncertain = excluded.uncertain,
                english_uncertain = excluded.english_uncertain, entered_by = excluded.entered_by
            """;
    private static final String NOT_BY = "select document from legal_source where entered_by <> :by";
    private static final String ENTERED_BY =
            "select entered_by from legal_number where key = :key and in_force_from = :from";
    private static final String WITHDRAW = "delete from legal_number where key = :key and in_force_from = :from";

    private final Mutiny.SessionFactory sessions;
    private final FileRows files;

    PostgresCalendarStore(Mutiny.SessionFactory sessions, FileRows files) {
        this.sessions = sessions;
        this.files = files;
    }

    @Override
    public Uni<Void> lock() {
        return one(LOCK).replaceWithVoid();
    }

    @Override
    public Uni<String> edition() {
        return one(EDITION);
    }

    @Override
    public Uni<Known> known() {
        return rows(SourceRow.class).chain(rows -> {
            var sources = rows.stream()
                    .map(SourceRow::asSource)
                    .collect(Collectors.toMap(Source::document, Function.identity()));
            return rows(DayRow.class)
                    .chain(days -> rows(NumberRow.class)
                            .map(numbers -> new Known(
                                    List.copyOf(sources.values()),
                                    days.stream().map(it -> it.asDay(sources)).toList(),
                                    numbers.stream()
                                            .map(it -> it.asNumber(sources))
                                            .toList())));
        });
    }

    @Override
    public Uni<Set<String>> documentsNotBy(String by) {
        return sessions.withSession(session -> session.createNativeQuery(NOT_BY, String.class)
                        .setParameter("by", by)
                        .getResultList())
                .map(Set::copyOf);
    }

    @Override
    public Uni<Void> write(Proposal proposal, String by) {
        var said = proposal.said();
        var parts = List.copyOf(proposal.parts());
        return Multi.createFrom()
                .iterable(proposal.sources())
                .onItem()
                .transformToUniAndConcatenate(it -> describe(it.source(), by))
                .collect()
                .last()
                .chain(() -> update(
                        FORGET,
                        query -> query.setParameter("documents", Columns.of(parts, Proposal.Part::document))
                                .setParameter("years", Columns.ofLong(parts, Proposal.Part::year))))
                .chain(() -> update(
                        SAY,
                        query -> query.setParameter(
                                        "days", Columns.of(said, it -> it.day().toString()))
                                .setParameter(
                                        "sources",
                                        Columns.of(said, it -> it.source().document()))
                                .setParameter(
                                        "kinds",
                                        Columns.of(said, it -> it.kind().name()))
                                .setParameter(
                                        "names",
                                        Columns.of(said, it -> it.name().vietnamese()))
                                .setParameter(
                                        "englishNames",
                                        Columns.of(said, it -> it.name().english()))));
    }

    @Override
    public Uni<Void> describe(Source source, String by) {
        return update(
                DESCRIBE,
                query -> query.setParameter("document", source.document())
                        .setParameter("title", source.title())
                        .setParameter("issuer", source.issuer())
                        .setParameter("issuedOn", source.issuedOn())
                        .setParameter("inForceFrom", source.inForceFrom())
                        .setParameter("address", source.address())
                        .setParameter("uncertain", source.uncertain().vietnamese())
                        .setParameter("englishUncertain", source.uncertain().english())
                        .setParameter("by", by));
    }

    @Override
    public Uni<Long> keep(Kept file, byte[] content) {
        return files.keep(file, content);
    }

    @Override
    public Uni<List<Kept>> files(int atMost) {
        return files.newest(atMost);
    }

    @Override
    public Uni<Optional<byte[]>> file(long id) {
        return files.content(id);
    }

    @Override
    public Uni<Boolean> has(String sha256) {
        return files.has(sha256);
    }

    @Override
    public Uni<Void> write(LegalNumber number, String by) {
        return update(
                WRITE,
                query -> query.setParameter("key", number.key().name())
                        .setParameter("from", number.inForceFrom())
                        .setParameter(
                                "until", number.until().map(LocalDate::toString).orElse(null))
                        .setParameter("value", number.value())
                        .setParameter("unit", number.unit().name())
                        .setParameter("source", number.source().document())
                        .setParameter("article", number.article())
                        .setParameter("uncertain", number.uncertain().vietnamese())
                        .setParameter("englishUncertain", number.uncertain().english())
                        .setParameter("by", by));
    }

    @Override
    public Uni<Optional<String>> enteredBy(Key key, LocalDate inForceFrom) {
        return sessions.withSession(session -> session.createNativeQuery(ENTERED_BY, String.class)
                        .setParameter("key", key.name())
                        .setParameter("from", inForceFrom)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<Void> withdraw(Key key, LocalDate inForceFrom) {
        return update(WITHDRAW, query -> query.setParameter("key", key.name()).setParameter("from", inForceFrom));
    }

    private Uni<String> one(String sql) {
        return sessions.withSession(
                session -> session.createNativeQuery(sql, String.class).getSingleResultOrNull());
    }

    private <T> Uni<List<T>> rows(Class<T> row) {
        return sessions.withSession(session ->
                session.createSelectionQuery("from " + row.getSimpleName(), row).getResultList());
    }

    private Uni<Void> update(String sql, UnaryOperator<MutationQuery> parameters) {
        return sessions.withSession(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
