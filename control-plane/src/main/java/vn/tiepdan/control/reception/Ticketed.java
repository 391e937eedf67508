package vn.tiepdan.control.reception;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.TurnId;

/**
 * What is true of a session from its ticket to its end.
 *
 * @param body who receives
 * @param site where the citizen sits
 */
public record Ticketed(
        SessionId id,
        TurnId turn,
        BodyId body,
        SiteId site,
        DeviceId kiosk,
        Ticket ticket,
        String language,
        Citizen citizen,
        Standing standing,
        Matter matter,
        Instant noticeReadAt,
        Instant takenAt) {
    /** Days and years of receptions are Vietnam's. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Characters of a summary that the register holds. */
    static final int MOST_SUMMARY = 2000;

    /** @param number from 1 each day at each body */
    public record Ticket(LocalDate day, int number) {
        /** As it is shown and called out. */
        public String text() {
            return text(number);
        }

        /** The same, of the number alone. */
        public static String text(int number) {
            return String.format(Locale.ROOT, "%03d", number);
        }
    }

    /** Whoever reaches the place where the citizen sits, or the body that receives, may know of it. */
    public boolean isWithin(Reach reach) {
        return reach.covers(site) || reach.covers(body);
    }

    /** What a waiting list shows: a denouncer's name is sealed (Law on Denunciations 2018, article 8). */
    public String shownName() {
        return switch (matter.kind()) {
            case DENUNCIATION -> "Người tố cáo " + ticket.text();
            case COMPLAINT, PETITION, MIXED -> citizen.fullName();
        };
    }
}
