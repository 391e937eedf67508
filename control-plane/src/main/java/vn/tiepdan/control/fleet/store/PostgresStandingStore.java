package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Admittance;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standing;
import vn.tiepdan.control.fleet.StandingStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.trust.Revocation;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresStandingStore implements StandingStore {
    private static final String SAVE = """
            insert into device_standing (device, state, why, changed_by, since)
            values (:device, :state, :why, :by, :since)
            on conflict (device) do update
            set state = excluded.state, why = excluded.why, changed_by = excluded.changed_by, since = excluded.since
            """;
    private static final String REVOKE = """
            update device_certificate set revoked_at = :at, revoked_for = :reason
            where device = :device and revoked_at is null
            """;
    private static final String REVOKED = """
            select serial, expires_at, revoked_at, revoked_for
            from device_certificate
            where revoked_at is not null and expires_at > :endedBy
            union all
            select certificate.serial, certificate.expires_at, standing.since,
                case standing.state when 'QUARANTINED' then 'CERTIFICATE_HOLD' else 'PRIVILEGE_WITHDRAWN' end
            from device_standing standing join device_certificate certificate on certificate.device = standing.device
            where standing.state <> 'ACTIVE' and certificate.revoked_at is null and certificate.expires_at > :endedBy
            order by 1
            """;
    private static final String ADMITTANCE = """
            select case
                when standing.state = 'REVOKED' or certificate.revoked_at is not null then 'REVOKED'
                when standing.state = 'QUARANTINED' then 'QUARANTINED'
                else 'WELCOME' end
            from device
            left join device_standing standing on standing.device = device.id
            left join device_certificate certificate on certificate.device = device.id and certificate.serial = :serial
            where device.id = :device
            """;
    private static final String LAST_EPOCH = """
            select greatest(
                coalesce((select max(epoch) from device_presence where device = :device), 0),
                coalesce((select max(epoch) from device_status where device = :device), 0),
                coalesce((select max(epoch) from event_inbox where device = :device), 0))
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresStandingStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The row of the device is the lock: a device in good standing has no other. */
    @Override
    public Uni<Optional<Standing>> lock(DeviceId device) {
        return standing(device, LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public Uni<Optional<Standing>> find(DeviceId device) {
        return standing(device, LockModeType.NONE);
    }

    private Uni<Optional<Standing>> standing(DeviceId device, LockModeType lock) {
        return sessions.withSession(session -> session.find(DeviceRow.class, device.value(), lock)
                .chain(known -> known == null
                        ? Uni.createFrom().item(Optional.empty())
                        : session.find(StandingRow.class, device.value())
                                .map(row -> Optional.of(
                                        row == null
                                                ? new Standing(Standing.State.ACTIVE, "", "", known.enrolledAt)
                                                : row.asStanding()))));
    }

    @Override
    public Uni<Void> save(DeviceId device, Standing standing) {
        return sessions.withSession(session -> session.createNativeQuery(SAVE)
                        .setParameter("device", device.value())
                        .setParameter("state", standing.state().name())
                        .setParameter("why", standing.why())
                        .setParameter("by", standing.by())
                        .setParameter("since", standing.since())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<DeviceId>> shutOut() {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "select device from StandingRow where state <> ACTIVE", String.class)
                        .getResultList())
                .map(ids -> ids.stream().map(DeviceId::new).toList());
    }

    @Override
    public Uni<Void> keep(IssuedCertificate certificate) {
        return sessions.withSession(
                session -> session.persist(CertificateRow.of(certificate)).call(session::flush));
    }

    @Override
    public Uni<Void> revokeCertificates(DeviceId device, Instant at, Revocation.Reason reason) {
        return sessions.withSession(session -> session.createNativeQuery(REVOKE)
                        .setParameter("device", device.value())
                        .setParameter("at", at)
                        .setParameter("reason", reason.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Revocation>> revoked(Instant endedBy) {
        return sessions.withSession(session -> session.createNativeQuery(REVOKED, Object[].class)
                        .setParameter("endedBy", endedBy)
                        .getResultList())
                .map(rows ->
                        rows.stream().map(PostgresStandingStore::revocation).toList());
    }

    private static Revocation revocation(Object[] row) {
        return new Revocation(
                IssuedCertificate.serial((String) row[0]),
                Columns.moment(row[1]),
                Columns.moment(row[2]),
                Revocation.Reason.valueOf((String) row[3]));
    }

    @Override
    public Uni<List<IssuedCertificate>> certificates(DeviceId device) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from CertificateRow where device = :device order by issuedAt desc",
                                CertificateRow.class)
                        .setParameter("device", device.value())
                        .getResultList())
                .map(rows -> rows.stream().map(CertificateRow::asCertificate).toList());
    }

    @Override
    public Uni<Long> lastEpoch(DeviceId device) {
        return sessions.withSession(session -> session.createNativeQuery(LAST_EPOCH, Long.class)
                .setParameter("device", device.value())
                .getSingleResult());
    }

    @Override
    public Uni<Admittance> admittance(DeviceId device, String serial) {
        return sessions.withSession(session -> session.createNativeQuery(ADMITTANCE, String.class)
                        .setParameter("device", device.value())
                        .setParameter("serial", serial)
                        .getSingleResultOrNull())
                .map(word -> word == null ? Admittance.STRANGER : Admittance.valueOf(word));
    }
}
