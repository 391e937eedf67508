package vn.tiepdan.control.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.fleet.CommandStore.State;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;

/**
 * One command that a person issued, and how far it got.
 *
 * @param wish      what was asked for, by whom and why
 * @param expiresAt until when it may begin; while it waits for a second person, until when that one may agree
 * @param outcome   what the device said last
 */
public record Order(CommandId id, DeviceId device, Wish wish, Instant issuedAt, Instant expiresAt, Outcome outcome) {
    /** How long a command that needs a second person waits for one. */
    public static final Duration AGREES_WITHIN = Duration.ofMinutes(30);

    /**
     * @param key   the same key of the same person is the same wish, however often it comes
     * @param lives how long it may take to reach the device, 5 seconds to 24 hours
     */
    public record Wish(Command.Body body, String reason, Duration lives, String by, String key) {
        public static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
        public static final Duration LONGEST_LIFE = Duration.ofHours(24);
        public static final int LONGEST_REASON = 200;
        public static final String KEY_SYNTAX = "[A-Za-z0-9._-]{8,64}";

        public Wish {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new IllegalArgumentException("reason must have 1 to " + LONGEST_REASON + " characters");
            }
            if (lives.compareTo(SHORTEST_LIFE) < 0 || lives.compareTo(LONGEST_LIFE) > 0) {
                throw new IllegalArgumentException("a command lives 5 seconds to 24 hours");
            }
            if (!key.matches(KEY_SYNTAX)) {
                throw new IllegalArgumentException("a key has 8 to 64 letters, digits, dots, hyphens and underscores");
            }
        }

        public Kind kind() {
            return Kind.of(body).orElseThrow();
        }
    }

    /**
     * @param agreedBy the second person, once there is one
     * @param fileType media type of the file that the device gave
     */
    public record Outcome(
            State state,
            String detail,
            Instant changedAt,
            Optional<Integer> progressPercent,
            Optional<Finding> finding,
            Optional<String> agreedBy,
            Optional<String> fileType) {}

    /** Waits for a second person when it disturbs, and goes out at once otherwise. */
    static Order fresh(DeviceId device, Wish wish, Instant now) {
        var waits = wish.kind().disturbs();
        return new Order(
                CommandId.fresh(),
                device,
                wish,
                now,
                now.plus(waits ? AGREES_WITHIN : wish.lives()),
                new Outcome(
                        waits ? State.AGREEING : State.SENT,
                        "",
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** What the device is sent. */
    Command toSend(Instant now) {
        return new Command(id, wish.by(), 0, now.plus(wish.lives()), wish.body());
    }

    /** Whether it would end a session although nobody has asked for that; {@code busy} is where somebody is received now. */
    boolean disturbs(Set<DeviceId> busy) {
        return busy.contains(device)
                && wish.body() instanceof Command.Disturbing disturbing
                && !disturbing.evenInSession();
    }

    /** The one of these, which are under way, that stands in the way of this one. */
    Optional<Order> opposedBy(List<Order> underWay) {
        return underWay.stream()
                .filter(other ->
                        other.device().equals(device) && other.wish().kind().opposes(wish.kind()))
                .findFirst();
    }
}
