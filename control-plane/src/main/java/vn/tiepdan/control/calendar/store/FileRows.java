package vn.tiepdan.control.calendar.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.calendar.CalendarStore.Kept;

/** The files that were brought in, for the calendar's store. */
@ApplicationScoped
class FileRows {
    private static final String KEEP = """
            insert into calendar_file (brought_at, brought_by, format, sha256, days, content)
            values (:at, :by, :format, :sha256, :days, :content) returning id
            """;
    private static final String CONTENT = "select content from calendar_file where id = :id";
    private static final String HAS = "select exists (select 1 from calendar_file where sha256 = :sha256)";

    private final Mutiny.SessionFactory sessions;

    FileRows(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Long> keep(Kept file, byte[] content) {
        return sessions.withSession(session -> session.createNativeQuery(KEEP, Long.class)
                .setParameter("at", file.at())
                .setParameter("by", file.by())
                .setParameter("format", file.format())
                .setParameter("sha256", file.sha256())
                .setParameter("days", file.days())
                .setParameter("content", content)
                .getSingleResult());
    }

    Uni<List<Kept>> newest(int atMost) {
        return sessions.withSession(
                        session -> session.createSelectionQuery("from FileRow order by id desc", FileRow.class)
                                .setMaxResults(atMost)
                                .getResultList())
                .map(rows -> rows.stream().map(FileRow::asKept).toList());
    }

    Uni<Optional<byte[]>> content(long id) {
        return sessions.withSession(session -> session.createNativeQuery(CONTENT, byte[].class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    Uni<Boolean> has(String sha256) {
        return sessions.withSession(session -> session.createNativeQuery(HAS, Boolean.class)
                .setParameter("sha256", sha256)
                .getSingleResult());
    }
}
