package vn.tiepdan.control.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.Capacity;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.Hours;
import vn.tiepdan.control.schedule.Kind;
import vn.tiepdan.control.schedule.Plan;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.Slot;
import vn.tiepdan.wire.DeviceId;

class OpeningsTest {
    private static final SiteId SITE = new SiteId("hp-01-office");
    private static final LocalDate DATE = LocalDate.parse("2026-12-03");
    private static final Instant LONG_BEFORE = Instant.parse("2026-11-27T00:00:00Z");
    private static final DeviceId KIOSK = new DeviceId("kiosk-1");
    private static final DeviceId OTHER_KIOSK = new DeviceId("kiosk-2");
    private static final List<Desk> ONE = List.of(new Desk(new DeviceId("room-1"), "chair"));
    private static final List<Desk> TWO =
            List.of(new Desk(new DeviceId("room-1"), "chair"), new Desk(new DeviceId("room-2"), "vice"));

    @Test
    void are_all_slots_of_an_empty_day() {
        assertThat(told(day(ONE, 4), List.of(KIOSK))).isEqualTo("08:00×1 08:30×1 13:30×1 14:00×1");
    }

    @Test
    void are_as_many_as_there_are_pairs_of_a_desk_and_a_kiosk() {
        assertThat(told(day(TWO, 8), List.of(KIOSK))).startsWith("08:00×1");
        assertThat(told(day(TWO, 8), List.of(KIOSK, OTHER_KIOSK))).startsWith("08:00×2");
        assertThat(told(day(ONE, 4), List.of(KIOSK, OTHER_KIOSK))).startsWith("08:00×1");
        assertThat(told(day(TWO, 8), List.of())).isEmpty();
    }

    @Test
    void are_not_where_the_room_is_taken() {
        var day = day(ONE, 4);

        assertThat(told(day, List.of(KIOSK, OTHER_KIOSK), taken(day.id(), "room-1", "kiosk-1", "08:30")))
                .isEqualTo("08:00×1 13:30×1 14:00×1");
    }

    @Test
    void are_not_where_another_body_has_the_kiosk() {
        var day = day(ONE, 4);

        assertThat(told(day, List.of(KIOSK), taken(ReceptionDayId.fresh(), "room-9", "kiosk-1", "08:15")))
                .as("it reaches into two slots")
                .isEqualTo("13:30×1 14:00×1");
    }

    @Test
    void are_none_when_the_day_bears_no_more_appointments() {
        var day = day(ONE, 2);

        assertThat(told(day, List.of(KIOSK), taken(day.id(), "room-1", "kiosk-1", "08:00")))
                .isNotEmpty();
        assertThat(told(
                        day,
                        List.of(KIOSK),
                        taken(day.id(), "room-1", "kiosk-1", "08:00"),
                        taken(day.id(), "room-1", "kiosk-1", "08:30")))
                .isEmpty();
    }

    @Test
    void those_of_other_days_do_not_count_for_what_the_day_bears() {
        var day = day(ONE, 1);

        assertThat(told(day, List.of(KIOSK), taken(ReceptionDayId.fresh(), "room-9", "kiosk-1", "08:00")))
                .isEqualTo("08:30×1 13:30×1 14:00×1");
    }

    @Test
    void are_those_that_have_not_begun() {
        var day = day(ONE, 4);

        assertThat(openings(day, List.of(KIOSK)).after(day.plan().at(LocalTime.of(8, 30))))
                .extracting(it -> it.slot().begins().toString())
                .containsExactly("13:30", "14:00");
    }

    @Test
    void a_seat_is_the_first_desk_and_the_first_kiosk_that_are_free() {
        var day = day(TWO, 8);
        var openings = openings(day, List.of(KIOSK, OTHER_KIOSK), taken(day.id(), "room-1", "kiosk-1", "08:00"));

        assertThat(openings.seat(slot("08:00"))).contains(new Openings.Seat(TWO.getLast(), OTHER_KIOSK));
        assertThat(openings.seat(slot("08:30"))).contains(new Openings.Seat(TWO.getFirst(), KIOSK));
    }

    /** Whatever is free according to {@link Openings#after} has a seat, until it is full. */
    @Test
    void every_opening_can_be_filled_exactly_as_often_as_it_says() {
        var day = day(TWO, 8);
        var kiosks = List.of(KIOSK, OTHER_KIOSK);
        var taken = new java.util.ArrayList<Openings.Taken>();
        for (int i = 0; i < 8; i++) {
            var openings = new Openings(day, SITE, kiosks, taken);
            var opening = openings.after(LONG_BEFORE).getFirst();
            var seat = openings.seat(opening.slot()).orElseThrow();
            taken.add(new Openings.Taken(day.id(), seat.desk().room(), seat.kiosk(), opening.begins(), opening.ends()));
        }

        assertThat(new Openings(day, SITE, kiosks, taken).after(LONG_BEFORE)).isEmpty();
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> taken.get(i).room() + "@" + taken.get(i).begins())
                        .distinct())
                .hasSize(8);
        assertThat(IntStream.range(0, 8)
                        .mapToObj(i -> taken.get(i).kiosk() + "@" + taken.get(i).begins())
                        .distinct())
                .hasSize(8);
    }

    private static ReceptionDay.Published day(List<Desk> desks, int bookable) {
        var hours = new Hours(
                List.of(
                        new Slot(LocalTime.of(8, 0), LocalTime.of(9, 0)),
                        new Slot(LocalTime.of(13, 30), LocalTime.of(14, 30))),
                Duration.ofMinutes(30));
        var plan = new Plan(
                new BodyId("hp"),
                DATE,
                Kind.PERIODIC,
                "chair",
                desks,
                Set.of(SITE),
                hours,
                new Capacity(20, bookable),
                "");
        return new ReceptionDay.Published(ReceptionDayId.fresh(), plan, LONG_BEFORE);
    }

    private static Openings openings(ReceptionDay.Published day, List<DeviceId> kiosks, Openings.Taken... taken) {
        return new Openings(day, SITE, kiosks, List.of(taken));
    }

    private static String told(ReceptionDay.Published day, List<DeviceId> kiosks, Openings.Taken... taken) {
        return openings(day, kiosks, taken).after(LONG_BEFORE).stream()
                .map(it -> it.slot().begins() + "×" + it.places())
                .collect(Collectors.joining(" "));
    }

    private static Openings.Taken taken(ReceptionDayId day, String room, String kiosk, String begins) {
        var from = DATE.atTime(LocalTime.parse(begins))
                .atZone(vn.tiepdan.control.body.Day.ZONE)
                .toInstant();
        return new Openings.Taken(
                day, new DeviceId(room), new DeviceId(kiosk), from, from.plus(Duration.ofMinutes(30)));
    }

    private static Slot slot(String begins) {
        var from = LocalTime.parse(begins);
        return new Slot(from, from.plusMinutes(30));
    }
}
