package vn.tiepdan.control.schedule.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.schedule.Capacity;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.Hours;
import vn.tiepdan.control.schedule.Kind;
import vn.tiepdan.control.schedule.Plan;
import vn.tiepdan.control.schedule.Position;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ScheduleStore.Kept;
import vn.tiepdan.control.schedule.Slot;
import vn.tiepdan.wire.DeviceId;

/** What is sent and shown of reception days. */
final class DayViews {
    private static final int MOST = 400;
    private static final int LONGEST = 500;

    private DayViews() {}

    /** Local times of one day. */
    public record Period(@NotNull LocalTime begins, @NotNull LocalTime ends) {
        static Period of(Slot slot) {
            return new Period(slot.begins(), slot.ends());
        }

        Slot asSlot() {
            if (!begins.isBefore(ends)) {
                throw new Refused(Problem.atField(
                        "hours-wrong",
                        "These hours cannot be",
                        "The period from " + begins + " must end after it begins.",
                        "periods"));
            }
            return new Slot(begins, ends);
        }
    }

    public record DeskView(
            @NotNull @Pattern(regexp = DeviceId.SYNTAX) String room,
            @NotBlank @Size(max = 64) String official) {
        static DeskView of(Desk desk) {
            return new DeskView(desk.room().value(), desk.official());
        }
    }

    /** What a day shall be. */
    public record PlanRequest(
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String body,
            @NotNull LocalDate date,
            @NotNull Kind kind,
            @NotBlank @Size(max = 64) String presiding,
            @NotEmpty @Size(max = MOST) List<@NotNull @Valid DeskView> desks,
            @NotEmpty @Size(max = MOST) Set<@NotNull @Pattern(regexp = BodyId.SYNTAX) String> sites,
            @NotEmpty @Size(max = 8) List<@NotNull @Valid Period> periods,
            @NotNull @Min(5) @Max(240) Integer slotMinutes,
            @NotNull @Min(1) @Max(1000) Integer total,
            @NotNull @Min(0) @Max(1000) Integer bookable,
            @Nullable @Size(max = LONGEST) String occasion) {
        Plan plan() {
            if (bookable > total) {
                throw new Refused(Problem.atField(
                        "plan-wrong",
                        "The day cannot be planned like that",
                        "No more can be booked than are received. Lower it to " + total + ".",
                        "bookable"));
            }
            return new Plan(
                    new BodyId(body),
                    date,
                    kind,
                    presiding,
                    desks.stream()
                            .map(it -> new Desk(new DeviceId(it.room()), it.official()))
                            .toList(),
                    sites.stream().map(SiteId::new).collect(Collectors.toSet()),
                    new Hours(periods.stream().map(Period::asSlot).toList(), Duration.ofMinutes(slotMinutes)),
                    new Capacity(total, bookable),
                    occasion == null ? "" : occasion);
        }
    }

    /**
     * @param version   for {@code If-Match}
     * @param why       of a cancelled one
     * @param presided  who really led a held one, and as what
     */
    public record DayView(
            String id,
            int version,
            String state,
            String body,
            LocalDate date,
            Kind kind,
            String presiding,
            List<DeskView> desks,
            List<String> sites,
            List<Period> periods,
            long slotMinutes,
            int total,
            int bookable,
            String occasion,
            @Nullable String why,
            @Nullable PresidedView presided) {
        static DayView of(Kept kept) {
            var plan = kept.day().plan();
            return new DayView(
                    kept.day().id().toString(),
                    kept.version(),
                    state(kept.day()),
                    plan.body().value(),
                    plan.date(),
                    plan.kind(),
                    plan.presiding(),
                    plan.desks().stream().map(DeskView::of).toList(),
                    plan.sites().stream().map(SiteId::value).sorted().toList(),
                    plan.hours().periods().stream().map(Period::of).toList(),
                    plan.hours().slot().toMinutes(),
                    plan.capacity().total(),
                    plan.capacity().bookable(),
                    plan.occasion(),
                    kept.day() instanceof ReceptionDay.Cancelled it ? it.why() : null,
                    kept.day() instanceof ReceptionDay.Held it ? PresidedView.of(it) : null);
        }

        private static String state(ReceptionDay day) {
            return switch (day) {
                case ReceptionDay.Draft _ -> "DRAFT";
                case ReceptionDay.Published _ -> "PUBLISHED";
                case ReceptionDay.Held _ -> "HELD";
                case ReceptionDay.Cancelled _ -> "CANCELLED";
            };
        }
    }

    public record PresidedView(String account, Position as, Instant at) {
        static PresidedView of(ReceptionDay.Held held) {
            return new PresidedView(held.presided().account(), held.presided().as(), held.heldAt());
        }
    }
}
