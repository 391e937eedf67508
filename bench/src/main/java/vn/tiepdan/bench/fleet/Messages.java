package vn.tiepdan.bench.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.TurnId;

/** What simulated devices say. */
final class Messages {
    private static final long EPOCH = 7_000_000_001L;
    private static final long NUMBER = 7_000_000_002L;
    private static final long QUEUED = 7_000_000_003L;
    private static final Instant AT = Instant.parse("2001-01-01T00:00:01.001Z");
    private static final Instant SINCE = Instant.parse("2026-11-25T01:00:00Z");
    private static final UUID TURN = new UUID(0x7000_0000_0001_7001L, 0x8000_0000_0000_0001L);
    /** Of so many events of a device one raises an alarm, and the next clears it; not all devices do so at the same time. */
    private static final int ALARM_EVERY = 50;

    private final Sheet status = Sheet.of(
            new Status(
                    EPOCH,
                    NUMBER,
                    AT,
                    Arrays.stream(Status.Kind.values())
                            .map(Messages::peripheral)
                            .toList(),
                    new Status.Host(86_400, 12, 3_000_000_000L, 8_000_000_000L, 90_000_000_000L),
                    new Status.Link(12, 0, QUEUED, 3L),
                    new Status.Page(true, "welcome"),
                    null,
                    null),
            text(EPOCH),
            text(NUMBER),
            AT.toString(),
            text(QUEUED));
    private final Sheet wiped = event(new Event.PageWiped(new TurnId(TURN)), TURN.toString());
    private final Sheet raised = event(new Event.AlarmRaised("printer", "the paper is out", null));
    private final Sheet cleared = event(new Event.AlarmCleared("printer", "paper is there again"));

    private static Sheet event(Event.Body body, String... further) {
        var blanks = new java.util.ArrayList<>(List.of(text(EPOCH), text(NUMBER), AT.toString()));
        blanks.addAll(List.of(further));
        return Sheet.of(new Event(EPOCH, NUMBER, AT, body), blanks.toArray(String[]::new));
    }

    private static Status.Peripheral peripheral(Status.Kind kind) {
        return new Status.Peripheral(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                kind,
                Status.Health.OK,
                "answered the last probe within its time",
                SINCE,
                null);
    }

    ByteBuf status(ByteBufAllocator buffers, long epoch, long sequence, String at, int queued) {
        return status.filled(buffers, text(epoch), text(sequence), at, text(queued));
    }

    /** The same device, epoch and number make the same event: what is sent again is not another one. */
    ByteBuf event(ByteBufAllocator buffers, int device, long epoch, long number, long atMillis) {
        var at = Instant.ofEpochMilli(atMillis).toString();
        return switch ((int) ((number + device) % ALARM_EVERY)) {
            case 1 -> raised.filled(buffers, text(epoch), text(number), at);
            case 2 -> cleared.filled(buffers, text(epoch), text(number), at);
            default ->
                wiped.filled(
                        buffers,
                        text(epoch),
                        text(number),
                        at,
                        new UUID(device << 16 | 0x7000L, 1L << 63 | number).toString());
        };
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
