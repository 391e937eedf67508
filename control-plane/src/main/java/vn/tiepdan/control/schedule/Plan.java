package vn.tiepdan.control.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;

/**
 * What a reception day shall be. Checks itself; whether rooms, sites and people are the body's own is asked where they are known.
 *
 * @param presiding account name of who leads the day; sits at one of the desks
 * @param sites     where citizens sit
 * @param occasion  why, in a few words; demanded for {@link Kind#AD_HOC}, else may be empty
 */
public record Plan(
        BodyId body,
        LocalDate date,
        Kind kind,
        String presiding,
        List<Desk> desks,
        Set<SiteId> sites,
        Hours hours,
        Capacity capacity,
        String occasion) {
    static final int MOST_DESKS = 20;
    static final int MOST_SITES = 400;
    static final int MOST_OCCASION = 500;

    /** Fails with {@link Refused} at the member that is wrong. */
    public Plan {
        desks = List.copyOf(desks);
        sites = Set.copyOf(sites);
        occasion = occasion.strip();
        if (desks.isEmpty() || desks.size() > MOST_DESKS) {
            throw wrong("desks", "Name 1 to " + MOST_DESKS + " rooms and who receives in each.");
        }
        if (sites.isEmpty() || sites.size() > MOST_SITES) {
            throw wrong("sites", "Name 1 to " + MOST_SITES + " places where citizens are seated.");
        }
        var rooms = new HashSet<DeviceId>();
        var officials = new HashSet<String>();
        for (var desk : desks) {
            if (!rooms.add(desk.room())) {
                throw wrong("desks", "A room stands there twice. Only one official receives in a room.");
            }
            if (!officials.add(desk.official())) {
                throw wrong("desks", desk.official() + " stands there twice. Nobody receives in two rooms at once.");
            }
        }
        if (!officials.contains(presiding)) {
            throw wrong("presiding", "Who presides must receive at one of the desks.");
        }
        long possible = (long) hours.slots().size() * desks.size();
        if (capacity.bookable() > possible) {
            throw wrong(
                    "bookable",
                    "These hours and desks have " + possible + " slots; " + capacity.bookable()
                            + " cannot be booked. Lengthen the hours, shorten the slot or add a desk.");
        }
        if (kind == Kind.AD_HOC && occasion.isEmpty()) {
            throw wrong("occasion", "Say why there is a reception out of turn; the register shows it.");
        }
        if (occasion.length() > MOST_OCCASION) {
            throw wrong("occasion", "Say it in at most " + MOST_OCCASION + " characters.");
        }
    }

    public Instant opens() {
        return at(hours.opens());
    }

    public Instant closes() {
        return at(hours.closes());
    }

    /** A time of that day in Vietnam. */
    public Instant at(LocalTime time) {
        return date.atTime(time).atZone(Day.ZONE).toInstant();
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(Problem.atField("plan-wrong", "The day cannot be planned like that", detail, field));
    }
}
