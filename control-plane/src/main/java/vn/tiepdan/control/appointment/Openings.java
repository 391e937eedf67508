package vn.tiepdan.control.appointment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.Plan;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.Slot;
import vn.tiepdan.wire.DeviceId;

/**
 * What of a published reception day is still free for citizens of one place.
 *
 * @param kiosks where they could sit, in the order in which they are filled
 * @param taken  what holds rooms and kiosks on that day, also for other bodies
 */
public record Openings(ReceptionDay.Published day, SiteId site, List<DeviceId> kiosks, Collection<Taken> taken) {
    /** @param day of which reception day it is, for it counts for what that can bear */
    public record Taken(ReceptionDayId day, DeviceId room, DeviceId kiosk, Instant begins, Instant ends) {
        boolean overlaps(Instant from, Instant until) {
            return begins.isBefore(until) && from.isBefore(ends);
        }
    }

    /** @param places how many could be booked for that time */
    public record Opening(Slot slot, Instant begins, Instant ends, int places) {}

    /** Those that begin after now, in order; none when the day has as many appointments as it can bear. */
    List<Opening> after(Instant now) {
        int left = left();
        return left == 0
                ? List.of()
                : plan().hours().slots().stream()
                        .map(slot -> opening(slot, left))
                        .filter(it -> it.places > 0 && it.begins.isAfter(now))
                        .toList();
    }

    /** How many more the day bears. */
    int left() {
        return Math.max(
                0,
                plan().capacity().bookable()
                        - (int) taken.stream()
                                .filter(it -> it.day.equals(day.id()))
                                .count());
    }

    /** Where somebody sits who comes at that time; empty when it is full. */
    Optional<Seat> seat(Slot slot) {
        return left() == 0
                ? Optional.empty()
                : desks(slot)
                        .findFirst()
                        .flatMap(desk -> kiosks(slot).findFirst().map(kiosk -> new Seat(desk, kiosk)));
    }

    record Seat(Desk desk, DeviceId kiosk) {}

    private Opening opening(Slot slot, int left) {
        long seats = Math.min(desks(slot).count(), kiosks(slot).count());
        return new Opening(slot, plan().at(slot.begins()), plan().at(slot.ends()), (int) Math.min(seats, left));
    }

    private Stream<Desk> desks(Slot slot) {
        return plan().desks().stream().filter(desk -> isFree(slot, it -> it.room.equals(desk.room())));
    }

    private Stream<DeviceId> kiosks(Slot slot) {
        return kiosks.stream().filter(kiosk -> isFree(slot, it -> it.kiosk.equals(kiosk)));
    }

    private boolean isFree(Slot slot, Predicate<Taken> which) {
        var begins = plan().at(slot.begins());
        var ends = plan().at(slot.ends());
        return taken.stream().noneMatch(it -> which.test(it) && it.overlaps(begins, ends));
    }

    private Plan plan() {
        return day.plan();
    }
}
