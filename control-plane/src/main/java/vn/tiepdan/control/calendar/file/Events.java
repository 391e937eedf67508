package vn.tiepdan.control.calendar.file;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.Warning;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.calendar.CalendarFormat.Cell;
import vn.tiepdan.control.calendar.CalendarFormat.Field;
import vn.tiepdan.control.calendar.CalendarFormat.Row;
import vn.tiepdan.control.calendar.CalendarFormat.Unreadable;
import vn.tiepdan.control.calendar.Fault;

/** Hears an iCalendar stream and makes rows of its events. What else is in it (time zones, alarms) is passed over. */
final class Events implements VObjectDataListener {
    private static final String EVENT = "VEVENT";
    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    /** Longer than any holiday; a slip of the pen in DTEND must not fill the memory. */
    private static final int LONGEST = 31;

    private static final Map<String, Field> FIELDS =
            Arrays.stream(Field.values()).collect(Collectors.toMap(ICalendar::property, Function.identity()));

    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Event event;
    private boolean calendar;
    private boolean closed;

    /** One event, as far as it was heard. */
    private static final class Event {
        private final int line;
        private final Map<Field, Cell> cells = new EnumMap<>(Field.class);
        private final Map<String, Cell> times = new HashMap<>();

        Event(int line) {
            this.line = line;
        }
    }

    /** @param lines of the file, where something that is missing would have to be */
    List<Row> rows(int lines) {
        if (!calendar || !closed) {
            faults.add(Fault.at(Math.max(1, lines), calendar ? "END" : "BEGIN", Fault.Why.BROKEN));
        }
        if (!faults.isEmpty()) {
            throw new Unreadable(faults);
        }
        return List.copyOf(rows);
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        calendar = calendar || name.equals("VCALENDAR");
        if (name.equals(EVENT)) {
            event = new Event(context.getLineNumber());
        }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        closed = name.equals("VCALENDAR");
        if (name.equals(EVENT) && event != null) {
            ended(event);
            event = null;
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        var parents = context.getParentComponents();
        if (event == null || !parents.getLast().equals(EVENT)) {
            return;
        }
        var name = property.getName().toUpperCase(Locale.ROOT);
        int line = context.getLineNumber();
        switch (name) {
            case "DTSTART", "DTEND" -> {
                if (event.times.put(name, new Cell(property.getValue().strip(), line)) != null) {
                    faults.add(Fault.at(line, name, Fault.Why.FIELD_TWICE));
                }
            }
            case "RRULE", "RDATE" -> faults.add(Fault.at(line, name, Fault.Why.REPEATED));
            case "DURATION" -> faults.add(Fault.at(line, name, Fault.Why.WITH_TIME));
            default -> Optional.ofNullable(FIELDS.get(name)).ifPresent(field -> said(field, name, property, line));
        }
    }

    private void said(Field field, String name, VObjectProperty property, int line) {
        var text = VObjectPropertyValues.unescape(property.getValue()).strip();
        var heard = event;
        if (heard != null && !text.isEmpty() && heard.cells.put(field, new Cell(text, line)) != null) {
            faults.add(Fault.at(line, name, Fault.Why.FIELD_TWICE));
        }
    }

    @Override
    public void onVersion(String value, Context context) {}

    @Override
    public void onWarning(
            Warning warning, @Nullable VObjectProperty property, @Nullable Exception thrown, Context context) {
        faults.add(Fault.at(context.getLineNumber(), "", Fault.Why.BROKEN));
    }

    private void ended(Event heard) {
        var start = heard.times.get("DTSTART");
        if (start == null) {
            rows.add(new Row(heard.line, heard.cells));
            return;
        }
        var first = day(start, "DTSTART");
        var end = Optional.ofNullable(heard.times.get("DTEND"))
                .map(it -> day(it, "DTEND"))
                .orElse(first.map(it -> it.plusDays(1)));
        if (first.isPresent() && end.isPresent()) {
            days(first.get(), end.get(), heard)
                    .forEach(day -> rows.add(new Row(heard.line, on(day, heard.cells, start.line()))));
        }
    }

    /** RFC 5545, 3.6.1: the end is the day after the last. */
    private Stream<LocalDate> days(LocalDate first, LocalDate end, Event heard) {
        if (!end.isAfter(first) || end.isAfter(first.plusDays(LONGEST))) {
            faults.add(Fault.at(
                    heard.times.getOrDefault("DTEND", new Cell("", heard.line)).line(),
                    "DTEND",
                    Fault.Why.DAY_OUT_OF_RANGE,
                    end.toString()));
            return Stream.empty();
        }
        return first.datesUntil(end);
    }

    private static Map<Field, Cell> on(LocalDate day, Map<Field, Cell> cells, int line) {
        var all = new EnumMap<>(cells);
        all.put(Field.DAY, new Cell(day.toString(), line));
        return all;
    }

    private Optional<LocalDate> day(Cell cell, String name) {
        if (!DAY.matcher(cell.text()).matches()) {
            var why = cell.text().contains("T") ? Fault.Why.WITH_TIME : Fault.Why.NOT_A_DATE;
            faults.add(Fault.at(cell.line(), name, why, cell.text()));
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(cell.text(), STRICT));
        } catch (DateTimeException impossible) {
            faults.add(Fault.at(cell.line(), name, Fault.Why.NO_SUCH_DATE, cell.text()));
            return Optional.empty();
        }
    }
}
