package vn.tiepdan.control.calendar;

import java.util.Map;

/**
 * Something that is wrong in a file of days.
 *
 * @param line   of the file, from 1
 * @param field  column or property, as the file calls it; empty when the line as a whole is meant
 * @param values what the sentence about it needs; from the file, and public like everything in it
 */
public record Fault(int line, String field, Why why, Map<String, String> values) {
    public Fault {
        values = Map.copyOf(values);
    }

    public static Fault at(int line, String field, Why why) {
        return new Fault(line, field, why, Map.of());
    }

    public static Fault at(int line, String field, Why why, String value) {
        return new Fault(line, field, why, Map.of("value", value));
    }

    /** The names stand on the wire. */
    public enum Why {
        /** The file is not in UTF-8. */
        NOT_UTF_8,
        /** It ends, or a quote or component ends, where it cannot. */
        BROKEN,
        /** There is nothing in it. */
        NO_DAYS,
        TOO_MANY_DAYS,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        FIELD_TWICE,
        MISSING,
        TOO_LONG,
        /** Not written as a date. */
        NOT_A_DATE,
        /** Written as a date, but the calendar has none such. */
        NO_SUCH_DATE,
        DAY_OUT_OF_RANGE,
        UNKNOWN_KIND,
        /** Words in one language only. */
        ONE_LANGUAGE,
        /** The day is not described here, and not known. */
        UNKNOWN_DOCUMENT,
        /** One document, described in two ways. */
        DESCRIBED_TWICE,
        /** Two answers for one day, neither of which came into force later. */
        TWO_ANSWERS,
        /** A day that is made up for, or off instead, is on a day on which it changes nothing. */
        CHANGES_NOTHING,
        /** A repeated event. */
        REPEATED,
        /** An event with a time of day. */
        WITH_TIME
    }
}
