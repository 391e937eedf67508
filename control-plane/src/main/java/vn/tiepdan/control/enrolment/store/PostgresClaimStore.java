package vn.tiepdan.control.enrolment.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.ClaimStore;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresClaimStore implements ClaimStore {
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
    public Uni<Void> use(String codeFingerprint, String keyFingerprint, Instant at) {
        return sessions.withSession(session -> session.find(ClaimRow.class, codeFingerprint)
                .invoke(row -> {
                    row.usedAt = at;
                    row.keyHash = keyFingerprint;
                })
                .call(session::flush)
                .replaceWithVoid());
    }
}
