package vn.tiepdan.control.schedule;

import java.time.Instant;
import java.time.LocalDate;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * A day on which a body receives. What leads from one state to the next:
 *
 * <pre>
 * draft ── publish ──▶ published ── hold ──▶ held
 *   │                      │
 *   └─────── cancel ───────┴──▶ cancelled
 * </pre>
 */
public sealed interface ReceptionDay {
    ReceptionDayId id();

    Plan plan();

    /** Nobody outside the office knows of it; everything can be changed. */
    record Draft(ReceptionDayId id, Plan plan) implements ReceptionDay {
        public Draft with(Plan changed) {
            return new Draft(id, moved(plan, changed));
        }

        public Published publish(Instant now) {
            return new Published(id, plan, now);
        }
    }

    /** Citizens see it and book. */
    record Published(ReceptionDayId id, Plan plan, Instant publishedAt) implements ReceptionDay {
        /** Another official, another room, more hours: what was promised to those who have booked is looked at by the caller. */
        public Published with(Plan changed) {
            return new Published(id, moved(plan, changed), publishedAt);
        }

        /**
         * Fails with {@link Refused} before the day itself.
         *
         * @param presided who really led it
         */
        public Held hold(Presided presided, Instant now, LocalDate today) {
            if (today.isBefore(plan.date())) {
                throw refused("day-ahead", "The day is still ahead. Say who presided when it has come.");
            }
            return new Held(id, plan, presided, now);
        }
    }

    /** It took place. */
    record Held(ReceptionDayId id, Plan plan, Presided presided, Instant heldAt) implements ReceptionDay {
        public Held corrected(Presided really, Instant now) {
            return new Held(id, plan, really, now);
        }
    }

    /** It did not and will not take place. */
    record Cancelled(ReceptionDayId id, Plan plan, String why, Instant cancelledAt) implements ReceptionDay {}

    /** Fails with {@link Refused} when it took place, and at {@code why} when no reason is given. */
    default Cancelled cancel(String why, Instant now) {
        return switch (this) {
            case Draft _, Published _ -> new Cancelled(id(), plan(), reason(why), now);
            case Held _ -> throw refused("day-held", "The day was held. It stays in the calendar.");
            case Cancelled done -> done;
        };
    }

    /** For whoever changes what is planned. */
    default ReceptionDay changed(Plan plan) {
        return switch (this) {
            case Draft draft -> draft.with(plan);
            case Published published -> published.with(plan);
            case Held _ -> throw refused("day-held", "The day was held. Only who presided can be corrected.");
            case Cancelled _ -> throw refused("day-cancelled", "The day was cancelled. Plan another.");
        };
    }

    /** For whoever shows it to citizens; the second time changes nothing. */
    default ReceptionDay published(Instant now) {
        return switch (this) {
            case Draft draft -> draft.publish(now);
            case Published _, Held _ -> this;
            case Cancelled _ -> throw refused("day-cancelled", "The day was cancelled. Plan another.");
        };
    }

    /** For whoever says who really presided. */
    default Held held(Presided presided, Instant now, LocalDate today) {
        return switch (this) {
            case Published published -> published.hold(presided, now, today);
            case Held held -> held.corrected(presided, now);
            case Draft _ -> throw refused("day-draft", "The day was never published. Publish it first.");
            case Cancelled _ -> throw refused("day-cancelled", "The day was cancelled.");
        };
    }

    private static Plan moved(Plan before, Plan after) {
        if (!before.body().equals(after.body())) {
            throw new Refused(Problem.atField(
                    "plan-wrong",
                    "The day cannot be planned like that",
                    "A day stays with its body. Cancel it and plan another.",
                    "body"));
        }
        return after;
    }

    private static String reason(String why) {
        if (why.isBlank() || why.length() > Plan.MOST_OCCASION) {
            throw new Refused(Problem.atField(
                    "reason-missing",
                    "The reason is missing or too long",
                    "Say in 1 to " + Plan.MOST_OCCASION + " characters why; those who booked read it.",
                    "why"));
        }
        return why.strip();
    }

    private static Refused refused(String word, String detail) {
        return new Refused(Problem.of(409, word, "The reception day cannot do that now", detail));
    }
}
