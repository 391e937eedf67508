package vn.tiepdan.control.enrolment.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.ClaimStore;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresClaimStore implements ClaimStore {
    private static final String UNDER_WAY = """
            from ClaimRow where keyHash is not null and usedAt is null and expiresAt > :now
                and (decision is null or decision <> :rejected)
            order by askedAt
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresClaimStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> insert(String codeFingerprint, Claim claim) {
        return sessions.withSession(
                session -> session.persist(ClaimRow.of(codeFingerprint, claim)).call(session::flush));
    }

    @Override
    public Uni<Void> endOthers(DeviceId device, String codeFingerprint, Instant at) {
        return sessions.withSession(session -> session.createMutationQuery(
                                "update ClaimRow set expiresAt = :at where device = :device and codeHash <> :code and expiresAt > :at")
                        .setParameter("at", at)
                        .setParameter("device", device.value())
                        .setParameter("code", codeFingerprint)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Kept>> lock(String codeFingerprint) {
        return sessions.withSession(
                        session -> session.find(ClaimRow.class, codeFingerprint, LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(ClaimRow::asKept));
    }

    @Override
    public Uni<Optional<Kept>> lockBound(DeviceId device) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from ClaimRow where device = :device and keyHash is not null order by madeAt desc",
                                ClaimRow.class)
                        .setParameter("device", device.value())
                        .setMaxResults(1)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(ClaimRow::asKept));
    }

    @Override
    public Uni<Void> save(Kept kept, Instant at) {
        return sessions.withSession(session -> session.find(ClaimRow.class, kept.codeFingerprint())
                .invoke(row -> row.become(kept, at))
                .call(session::flush)
                .replaceWithVoid());
    }

    @Override
    public Uni<List<Kept>> underWay(Instant now) {
        return sessions.withSession(session -> session.createSelectionQuery(UNDER_WAY, ClaimRow.class)
                        .setParameter("now", now)
                        .setParameter("rejected", ClaimRow.Verdict.REJECTED)
                        .getResultList())
                .map(rows -> rows.stream().map(ClaimRow::asKept).toList());
    }
}
