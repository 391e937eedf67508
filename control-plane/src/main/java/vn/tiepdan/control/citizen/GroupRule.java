package vn.tiepdan.control.citizen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumbers;

/**
 * How many of a group are received (Decree 124/2020/NĐ-CP articles 7 and 8). The numbers are those in force on the day, each with its
 * source, which the explanation names.
 *
 * @param from       from so many people on, a group sends delegates
 * @param largeFrom  from so many on it may send more
 * @param mostSmall  delegates of a group that is smaller than that
 * @param mostLarge  delegates of any other
 */
public record GroupRule(LegalNumber from, LegalNumber largeFrom, LegalNumber mostSmall, LegalNumber mostLarge) {

    /** Empty on a day on which the law has no such numbers. */
    public static Optional<GroupRule> on(LocalDate day, LegalNumbers numbers) {
        return numbers.inForce(Key.GROUP_FROM, day)
                .flatMap(from -> numbers.inForce(Key.GROUP_LARGE_FROM, day)
                        .flatMap(largeFrom -> numbers.inForce(Key.REPRESENTATIVES_SMALL_GROUP, day)
                                .flatMap(mostSmall -> numbers.inForce(Key.REPRESENTATIVES_MOST, day)
                                        .map(mostLarge -> new GroupRule(from, largeFrom, mostSmall, mostLarge)))));
    }

    /**
     * Why a group cannot be received as it is.
     *
     * @param rule the number that says so
     */
    public sealed interface Finding {
        LegalNumber rule();

        record NoDelegate(LegalNumber rule) implements Finding {}

        /** @param most as many as the rule allows for a group of this size */
        record TooManyDelegates(int most, LegalNumber rule) implements Finding {}

        record AppointmentMissing(LegalNumber rule) implements Finding {}

        /** @param missing how many have not signed; the paper counts for those who have */
        record Unsigned(long missing, LegalNumber rule) implements Finding {}

        /** Whether the session cannot begin before it is mended; otherwise it is a warning. */
        default boolean prevents() {
            return switch (this) {
                case NoDelegate _, TooManyDelegates _ -> true;
                case AppointmentMissing _, Unsigned _ -> false;
            };
        }
    }

    /** How many of a group of this size are received; a few people who are no group in the law's sense come all. */
    public int most(int size) {
        if (size < from.value()) {
            return size;
        }
        return size < largeFrom.value() ? mostSmall.value() : mostLarge.value();
    }

    /** Empty when the group can be received. */
    public List<Finding> findings(Group group) {
        var findings = new ArrayList<Finding>();
        int most = most(group.size());
        if (group.delegates().isEmpty()) {
            findings.add(new Finding.NoDelegate(from));
        }
        if (group.delegates().size() > most) {
            findings.add(new Finding.TooManyDelegates(most, group.size() < largeFrom.value() ? mostSmall : mostLarge));
        }
        if (group.size() >= from.value()) {
            if (group.appointment().isBlank()) {
                findings.add(new Finding.AppointmentMissing(from));
            }
            if (group.signed() < group.size()) {
                findings.add(new Finding.Unsigned(group.size() - group.signed(), from));
            }
        }
        return findings;
    }
}
