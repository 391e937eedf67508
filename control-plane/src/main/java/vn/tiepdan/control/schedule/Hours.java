package vn.tiepdan.control.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * When somebody is received on a day. What lies between two periods is a break; a slot never reaches into one.
 *
 * @param periods in order, apart from each other
 * @param slot    how long one citizen has, in whole minutes from {@value #SHORTEST} to {@value #LONGEST}
 */
public record Hours(List<Slot> periods, Duration slot) {
    static final int SHORTEST = 5;
    static final int LONGEST = 240;
    static final int MOST_PERIODS = 8;

    /** Fails with {@link Refused} at {@code periods} or {@code slotMinutes}. */
    public Hours {
        periods = periods.stream().sorted(Comparator.comparing(Slot::begins)).toList();
        if (periods.isEmpty() || periods.size() > MOST_PERIODS) {
            throw wrong("periods", "Give 1 to " + MOST_PERIODS + " periods in which people are received.");
        }
        if (slot.compareTo(Duration.ofMinutes(SHORTEST)) < 0
                || slot.compareTo(Duration.ofMinutes(LONGEST)) > 0
                || !slot.truncatedTo(ChronoUnit.MINUTES).equals(slot)) {
            throw wrong("slotMinutes", "A slot has " + SHORTEST + " to " + LONGEST + " minutes.");
        }
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i).overlaps(periods.get(i - 1))) {
                throw wrong(
                        "periods", "Two periods overlap at " + periods.get(i).begins() + ". Move one of them.");
            }
        }
        for (var period : periods) {
            if (Duration.between(period.begins(), period.ends()).compareTo(slot) < 0) {
                throw wrong(
                        "periods", "The period from " + period.begins() + " is shorter than a slot. Make it longer.");
            }
        }
    }

    /** Whole slots only, in order; what is left at the end of a period is nobody's. */
    public List<Slot> slots() {
        return periods.stream().flatMap(this::slots).toList();
    }

    private Stream<Slot> slots(Slot period) {
        var all = new ArrayList<Slot>();
        long count = Duration.between(period.begins(), period.ends()).dividedBy(slot);
        for (long i = 0; i < count; i++) {
            all.add(new Slot(at(period.begins(), i), at(period.begins(), i + 1)));
        }
        return all.stream();
    }

    /** Whether it is one of {@link #slots()}. */
    public boolean has(Slot asked) {
        return slots().contains(asked);
    }

    public LocalTime opens() {
        return periods.getFirst().begins();
    }

    public LocalTime closes() {
        return periods.getLast().ends();
    }

    private LocalTime at(LocalTime begins, long slots) {
        return begins.plus(slot.multipliedBy(slots));
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(Problem.atField("hours-wrong", "These hours cannot be", detail, field));
    }
}
