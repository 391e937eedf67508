package vn.tiepdan.control.recording.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.call.CallRecord;
import vn.tiepdan.control.call.CallStore;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.recording.ArchiveSettings;
import vn.tiepdan.control.recording.RecordingStore;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/** Puts closed sessions into the database; their viewing copies are files of noise in the archive. */
@Singleton
@SuppressWarnings("NullAway.Init")
class Kept {
    private static final Instant OPENED = Instant.parse("2026-11-24T01:00:00Z");
    private static final int BYTES = 300_001;
    private static final String SESSION = """
            insert into session (id, turn, body, site, kiosk, ticket_day, ticket_number, language, citizen, standing_kind,
                matter_kind, matter_words, notice_read_at, taken_at, state, room, call, opened_at, closed_at, outcome, summary)
            select '%1$s', '%1$s', body, id, '%2$s', date '2026-01-05', 1 + (select count(*) from session), 'vi', '{}', 'SELF',
                'COMPLAINT', '', now(), now(), 'CLOSED', '%3$s', '%4$s', now(), now(), 'GUIDED', ''
            from site where id = 'hp-01-office'
            """;

    @Inject
    TestDevices devices;

    @Inject
    DataSource database;

    @Inject
    CallStore calls;

    @Inject
    RecordingStore recordings;

    @Inject
    Transactions transactions;

    @Inject
    ArchiveSettings archive;

    record Copy(SessionId session, byte[] content, String sha256) {}

    Copy copy() throws GeneralSecurityException, IOException, SQLException {
        var session = SessionId.fresh();
        var kiosk = device(Role.KIOSK);
        var room = device(Role.ROOM);
        var call = new CallRecord(
                CallId.fresh(),
                session,
                OPENED,
                null,
                List.of(
                        new CallRecord.Leg(LegId.fresh(), kiosk, Role.KIOSK, "", 1),
                        new CallRecord.Leg(LegId.fresh(), room, Role.ROOM, "", 1)));
        execute(SESSION.formatted(session, kiosk, room, call.id()));
        var content = new byte[BYTES];
        new Random(1).nextBytes(content);
        var sha256 = sha256(content);
        var folder = Files.createDirectories(archive.dir().resolve(call.id().toString()));
        var file = Files.write(folder.resolve("viewing-copy.mp4"), content);
        keep(call, file, sha256);
        return new Copy(session, content, sha256);
    }

    private void keep(CallRecord call, Path file, String sha256) {
        var recording = new RecordingStore.Recording(
                call.id(),
                call.session(),
                RecordingStore.State.READY,
                "",
                List.of(),
                Optional.of(new RecordingStore.Viewing(file, sha256, BYTES, Duration.ofSeconds(9))),
                List.of());
        transactions
                .in(() -> calls.insert(call)
                        .chain(() -> calls.end(call.id(), CallEnd.CLOSED, OPENED.plusSeconds(9)))
                        .chain(() -> recordings.begin(call.id(), call.session(), OPENED.plusSeconds(9)))
                        .chain(() -> recordings.finish(recording, OPENED.plusSeconds(12))))
                .await()
                .indefinitely();
    }

    static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private DeviceId device(Role role) throws GeneralSecurityException {
        return devices.enrolled(role).id();
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
