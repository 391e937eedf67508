package vn.tiepdan.control.schedule.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.Capacity;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.Hours;
import vn.tiepdan.control.schedule.Kind;
import vn.tiepdan.control.schedule.Plan;
import vn.tiepdan.control.schedule.Position;
import vn.tiepdan.control.schedule.Presided;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.ScheduleStore;
import vn.tiepdan.control.schedule.Slot;

/** A reception day without its sites and desks, which have tables of their own. */
@Entity
@Table(name = "reception_day")
@NullUnmarked
class ReceptionDayRow {
    @Id
    UUID id;

    int version;
    String body;
    LocalDate date;
    String kind;
    String presiding;
    String periods;
    int slotMinutes;
    int total;
    int bookable;
    String occasion;
    String state;
    Instant publishedAt;
    Instant endedAt;
    String why;
    String presidedBy;
    String presidedAs;

    static ReceptionDayRow of(ReceptionDay day) {
        var row = new ReceptionDayRow();
        row.id = day.id().value();
        row.become(day);
        return row;
    }

    void become(ReceptionDay day) {
        version++;
        plan(day.plan());
        switch (day) {
            case ReceptionDay.Draft _ -> state = "DRAFT";
            case ReceptionDay.Published published -> {
                state = "PUBLISHED";
                publishedAt = published.publishedAt();
            }
            case ReceptionDay.Held held -> {
                state = "HELD";
                endedAt = held.heldAt();
                presidedBy = held.presided().account();
                presidedAs = held.presided().as().name();
            }
            case ReceptionDay.Cancelled cancelled -> {
                state = "CANCELLED";
                endedAt = cancelled.cancelledAt();
                why = cancelled.why();
            }
        }
    }

    private void plan(Plan plan) {
        body = plan.body().value();
        date = plan.date();
        kind = plan.kind().name();
        presiding = plan.presiding();
        periods = plan.hours().periods().stream()
                .map(it -> it.begins() + "-" + it.ends())
                .collect(Collectors.joining(" "));
        slotMinutes = Math.toIntExact(plan.hours().slot().toMinutes());
        total = plan.capacity().total();
        bookable = plan.capacity().bookable();
        occasion = plan.occasion();
    }

    ScheduleStore.Kept kept(Collection<SiteId> sites, List<Desk> desks) {
        return new ScheduleStore.Kept(day(plan(sites, desks)), version);
    }

    private ReceptionDay day(Plan plan) {
        var named = new ReceptionDayId(id);
        return switch (state) {
            case "DRAFT" -> new ReceptionDay.Draft(named, plan);
            case "PUBLISHED" -> new ReceptionDay.Published(named, plan, publishedAt);
            case "HELD" ->
                new ReceptionDay.Held(named, plan, new Presided(presidedBy, Position.valueOf(presidedAs)), endedAt);
            case "CANCELLED" -> new ReceptionDay.Cancelled(named, plan, why, endedAt);
            default -> throw new IllegalStateException("unknown state " + state);
        };
    }

    private Plan plan(Collection<SiteId> sites, List<Desk> desks) {
        var hours = new Hours(
                Arrays.stream(periods.split(" ")).map(ReceptionDayRow::slot).toList(), Duration.ofMinutes(slotMinutes));
        return new Plan(
                new BodyId(body),
                date,
                Kind.valueOf(kind),
                presiding,
                desks,
                Set.copyOf(sites),
                hours,
                new Capacity(total, bookable),
                occasion);
    }

    private static Slot slot(String text) {
        var ends = text.split("-");
        return new Slot(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
}
