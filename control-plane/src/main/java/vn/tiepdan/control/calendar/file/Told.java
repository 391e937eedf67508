package vn.tiepdan.control.calendar.file;

import java.util.EnumMap;
import java.util.Map;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarFormat.Field;

/** A day in the words of a file; what is empty is left out. */
final class Told {
    private Told() {}

    static Map<Field, String> of(CalendarDay day) {
        var source = day.source();
        var words = new EnumMap<Field, String>(Field.class);
        words.put(Field.DAY, day.day().toString());
        words.put(Field.KIND, day.kind().name());
        words.put(Field.NAME, day.name().vietnamese());
        words.put(Field.NAME_EN, day.name().english());
        words.put(Field.DOCUMENT, source.document());
        words.put(Field.TITLE, source.title());
        words.put(Field.ISSUER, source.issuer());
        words.put(Field.ISSUED_ON, source.issuedOn().toString());
        words.put(Field.IN_FORCE_FROM, source.inForceFrom().toString());
        words.put(Field.ADDRESS, source.address());
        words.put(Field.UNCERTAIN, source.uncertain().vietnamese());
        words.put(Field.UNCERTAIN_EN, source.uncertain().english());
        words.values().removeIf(String::isEmpty);
        return words;
    }
}
