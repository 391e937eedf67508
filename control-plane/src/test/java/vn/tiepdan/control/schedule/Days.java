package vn.tiepdan.control.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;

/** Reception days for tests. */
final class Days {
    static final String HEAD = "chair@hp-01";
    static final String DEPUTY = "vice@hp-01";
    static final DeviceId ROOM = new DeviceId("room-1");
    static final Instant NOW = Instant.parse("2026-11-27T01:00:00Z");

    private Days() {}

    static Plan plan(String date, Kind kind) {
        return new Plan(
                new BodyId("hp-01"),
                LocalDate.parse(date),
                kind,
                HEAD,
                List.of(new Desk(ROOM, HEAD)),
                Set.of(new SiteId("hp-01-office")),
                hours("08:00-11:30", "13:30-16:30"),
                new Capacity(12, 8),
                kind == Kind.AD_HOC ? "đoàn đông người" : "");
    }

    static Hours hours(String... periods) {
        return hours(30, periods);
    }

    static Hours hours(int minutes, String... periods) {
        return new Hours(List.of(periods).stream().map(Days::slot).toList(), Duration.ofMinutes(minutes));
    }

    static Slot slot(String text) {
        var ends = text.split("-");
        return new Slot(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    static ReceptionDay.Draft draft(String date) {
        return new ReceptionDay.Draft(ReceptionDayId.fresh(), plan(date, Kind.PERIODIC));
    }

    static ReceptionDay published(String date, Kind kind) {
        return new ReceptionDay.Draft(ReceptionDayId.fresh(), plan(date, kind)).publish(NOW);
    }

    static ReceptionDay held(String date, Kind kind, Position as) {
        return published(date, kind)
                .held(new Presided(as == Position.HEAD ? HEAD : DEPUTY, as), NOW, LocalDate.parse(date));
    }
}
