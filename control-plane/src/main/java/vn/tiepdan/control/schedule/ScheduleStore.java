package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;

/** Where reception days are kept. Every method takes part in the caller's transaction. */
public interface ScheduleStore {
    /**
     * A day as it stands.
     *
     * @param version grows with each change, from 1
     */
    record Kept(ReceptionDay day, int version) {}

    /** Who has a room or an official at that time already. */
    record Clash(Kind kind, DeviceId room, String official, ReceptionDayId other, BodyId body) {
        public enum Kind {
            ROOM,
            OFFICIAL
        }
    }

    Uni<Void> insert(ReceptionDay.Draft day);

    /** Keeps its new state, which has a higher version from then on. */
    Uni<Void> update(ReceptionDay day);

    /**
     * Claims the rooms and officials for as long as the plan says; they were free, or nothing is claimed and the first clash is
     * answered. One that does not stand any more claims nothing.
     */
    Uni<Optional<Clash>> claim(ReceptionDay day);

    Uni<Optional<Kept>> find(ReceptionDayId id);

    /** Locked until the transaction ends: whoever books on that day waits. */
    Uni<Optional<Kept>> locked(ReceptionDayId id);

    /** From and until included; by date, body and when they open. */
    Uni<List<Kept>> between(Set<BodyId> bodies, LocalDate from, LocalDate until);

    /** Those that citizens of this place can see, in order. */
    Uni<List<ReceptionDay.Published>> published(SiteId site, LocalDate from, LocalDate until);

    Uni<List<Excuse>> excuses(BodyId body);

    /** Fails with {@link vn.tiepdan.control.platform.Refused} when that day makes another month up already. */
    Uni<Void> excuse(BodyId body, Excuse excuse, String by);
}
