package vn.tiepdan.control.appointment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.ScheduleStore;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** Looks what is free. A handful of statements, however many days are asked for. */
@ApplicationScoped
class Seating {
    private final ScheduleStore schedule;
    private final AppointmentStore appointments;
    private final Devices devices;
    private final Clock clock;

    Seating(ScheduleStore schedule, AppointmentStore appointments, Devices devices, Clock clock) {
        this.schedule = schedule;
        this.appointments = appointments;
        this.devices = devices;
        this.clock = clock;
    }

    /** The days on which citizens of this place are received, with what is free; from and until included. */
    Uni<List<Openings>> at(SiteId site, LocalDate from, LocalDate until) {
        return schedule.published(site, from, until).chain(days -> of(days, site));
    }

    /** Of one day. */
    Uni<Openings> of(ReceptionDay.Published day, SiteId site) {
        return of(List.of(day), site).map(List::getFirst);
    }

    private Uni<List<Openings>> of(List<ReceptionDay.Published> days, SiteId site) {
        if (days.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var from = days.stream()
                .map(it -> it.plan().opens())
                .min(Instant::compareTo)
                .orElseThrow();
        var until = days.stream()
                .map(it -> it.plan().closes())
                .max(Instant::compareTo)
                .orElseThrow();
        return kiosks(site)
                .chain(kiosks -> appointments
                        .taken(ids(days), new HashSet<>(kiosks), from, until)
                        .map(taken -> days.stream()
                                .map(day -> new Openings(day, site, kiosks, taken))
                                .toList()));
    }

    private Uni<List<DeviceId>> kiosks(SiteId site) {
        return devices.withRole(Set.of(Role.KIOSK))
                .map(all -> all.stream()
                        .filter(it -> it.site().equals(site))
                        .map(Device::id)
                        .toList());
    }

    private static Set<ReceptionDayId> ids(List<ReceptionDay.Published> days) {
        return days.stream().map(ReceptionDay::id).collect(Collectors.toSet());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), Day.ZONE);
    }
}
