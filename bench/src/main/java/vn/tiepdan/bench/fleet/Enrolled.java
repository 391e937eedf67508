package vn.tiepdan.bench.fleet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import vn.tiepdan.wire.DeviceId;

/**
 * Devices that the control plane knows: with a certificate of its authority, and rows as enrolment leaves them, spread over 114
 * communes. Straight into the database, because ten thousand claims would measure enrolment.
 */
public final class Enrolled {
    private static final int COMMUNES = 114;
    private static final int DIGITS = 1_000_000;

    private final Tls tls;
    private final List<Identity> identities;

    private Enrolled(Tls tls, List<Identity> identities) {
        this.tls = tls;
        this.identities = List.copyOf(identities);
    }

    /** @param data the data folder of the control plane that runs */
    public static Enrolled in(Path data, int many, RandomGenerator random) {
        var authority = Authority.in(data.resolve("ca"), random);
        var tls = Tls.trusting(authority.certificate());
        var now = Instant.now();
        var identities = IntStream.range(0, many)
                .mapToObj(number -> new DeviceId("d-sim-%06d".formatted(number % DIGITS)))
                .map(id -> new Identity(id, authority.sign(id, tls.keys().getPublic(), now)))
                .toList();
        identities.forEach(tls::add);
        try (var connection = Database.in(data).connect()) {
            communes(connection);
            rows(connection, identities, now);
        } catch (SQLException failed) {
            throw new IllegalStateException("the simulated devices cannot be enrolled", failed);
        }
        return new Enrolled(tls, identities);
    }

    /** Some of them, by chance. */
    public Set<DeviceId> chosen(int many, RandomGenerator random) {
        return random.ints(0, identities.size())
                .distinct()
                .limit(many)
                .mapToObj(place -> identities.get(place).id())
                .collect(Collectors.toSet());
    }

    Tls tls() {
        return tls;
    }

    List<Identity> identities() {
        return identities;
    }

    private static void communes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (int i = 1; i <= COMMUNES; i++) {
                statement.addBatch("insert into body (id, name, english_name, parent) values "
                        + "('hp-%02d', 'Ủy ban nhân dân xã thử %d', 'Test Commune %d', 'hp') on conflict do nothing"
                                .formatted(i, i, i));
                statement.addBatch("insert into site (id, body, name, english_name, address) values "
                        + "('hp-%02d-office', 'hp-%02d', 'Xã thử %d', 'Test Commune %d', '') on conflict do nothing"
                                .formatted(i, i, i, i));
            }
            statement.executeBatch();
        }
    }

    private static void rows(Connection connection, List<Identity> all, Instant now) throws SQLException {
        copy(
                connection,
                "device (id, site, role, label, enrolled_at)",
                IntStream.range(0, all.size())
                        .mapToObj(i -> "%s\thp-%02d-office\tKIOSK\tKi-ốt thử %d\t%s\n"
                                .formatted(all.get(i).id(), i % COMMUNES + 1, i, now))
                        .collect(Collectors.joining()));
        copy(
                connection,
                "device_presence (device, state, reason, evidence, epoch, since, software)",
                all.stream()
                        .map(it -> "%s\tOFFLINE\tnever-connected\tenrolled, never connected\t0\t%s\t\n"
                                .formatted(it.id(), now))
                        .collect(Collectors.joining()));
        copy(
                connection,
                "device_certificate (serial, device, issued_at, expires_at)",
                all.stream()
                        .map(it -> "%s\t%s\t%s\t%s\n"
                                .formatted(
                                        it.certificate().getSerialNumber().toString(16),
                                        it.id(),
                                        now,
                                        now.plus(Duration.ofDays(30))))
                        .collect(Collectors.joining()));
    }

    private static void copy(Connection connection, String into, String rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin", new StringReader(rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
