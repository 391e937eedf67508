package vn.tiepdan.agent.command;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.TurnId;

/** Turns for tests, and the count of the views that show them. */
final class Turns {
    private static final AtomicLong VERSION = new AtomicLong();

    private Turns() {}

    static long version() {
        return VERSION.incrementAndGet();
    }

    static PageMessage.TakeTurn taking(TurnId turn) {
        return new PageMessage.TakeTurn(
                turn,
                "vi",
                new Citizen("Nguyễn Thị Thử", null, null, null, null, null, null, Citizen.Evidence.TYPED),
                new Standing(Standing.Kind.SELF, null),
                new Matter(Matter.Kind.PETITION, "Đường ngập"),
                Instant.parse("2026-11-25T07:00:00Z"));
    }
}
