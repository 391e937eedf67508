package vn.tiepdan.control.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.CalendarFormat.Field;
import vn.tiepdan.control.calendar.CalendarFormat.Row;

/**
 * What a file says, made of its rows. A document is described where it is named first and may be named alone after that, or where it is
 * known already.
 *
 * @param days  only those that are whole
 * @param lines where in the file they begin, in the same order
 */
record Draft(List<CalendarDay> days, List<Integer> lines, List<Fault> faults) {
    static final int MOST_DAYS = 2000;
    private static final int LONGEST = 1000;
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Set<Field> DESCRIPTION = Set.of(
            Field.TITLE,
            Field.ISSUER,
            Field.ISSUED_ON,
            Field.IN_FORCE_FROM,
            Field.ADDRESS,
            Field.UNCERTAIN,
            Field.UNCERTAIN_EN);

    Draft {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** @param called what a field is called in the file */
    static Draft of(List<Row> rows, Collection<Source> known, Function<Field, String> called) {
        return new Reading(known, called).read(rows);
    }

    /** Every source that the file names, as it is after it. */
    Collection<Source> sources() {
        return days.stream()
                .map(CalendarDay::source)
                .collect(Collectors.toMap(Source::document, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                .values();
    }

    /** The same, but for the days of these documents. */
    Draft without(Set<String> documents) {
        var left = days.stream()
                .filter(it -> !documents.contains(it.source().document()))
                .toList();
        return new Draft(left, left.stream().map(this::lineOf).toList(), faults);
    }

    /** The line that says it; 0 when it is not of this file. */
    int lineOf(CalendarDay day) {
        int index = days.indexOf(day);
        return index < 0 ? 0 : lines.get(index);
    }

    private static final class Reading {
        private final Map<String, Source> known;
        private final Function<Field, String> called;
        private final Map<String, Source> described = new HashMap<>();
        private final Map<String, Integer> describedAt = new HashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        Reading(Collection<Source> known, Function<Field, String> called) {
            this.known = known.stream().collect(Collectors.toMap(Source::document, Function.identity()));
            this.called = called;
        }

        Draft read(List<Row> rows) {
            if (rows.isEmpty()) {
                return new Draft(List.of(), List.of(), List.of(Fault.at(1, "", Fault.Why.NO_DAYS)));
            }
            if (rows.size() > MOST_DAYS) {
                var fault = Fault.at(rows.get(MOST_DAYS).line(), "", Fault.Why.TOO_MANY_DAYS, "" + MOST_DAYS);
                return new Draft(List.of(), List.of(), List.of(fault));
            }
            rows.forEach(this::describe);
            var days = new ArrayList<CalendarDay>();
            var lines = new ArrayList<Integer>();
            rows.forEach(row -> day(row).ifPresent(day -> {
                days.add(day);
                lines.add(row.line());
            }));
            return new Draft(days, lines, faults);
        }

        private void describe(Row row) {
            row.cells().forEach((field, cell) -> {
                if (cell.text().length() > LONGEST) {
                    faults.add(Fault.at(cell.line(), called.apply(field), Fault.Why.TOO_LONG, "" + LONGEST));
                }
            });
            if (row.text(Field.DOCUMENT).isEmpty() || DESCRIPTION.stream().noneMatch(row.cells()::containsKey)) {
                return;
            }
            var document = row.text(Field.DOCUMENT);
            var issuer = text(row, Field.ISSUER);
            var issued = date(row, Field.ISSUED_ON);
            var inForce = date(row, Field.IN_FORCE_FROM);
            var uncertain = words(row, Field.UNCERTAIN, Field.UNCERTAIN_EN);
            if (issuer.isEmpty() || issued.isEmpty() || inForce.isEmpty() || uncertain.isEmpty()) {
                return;
            }
            var source = new Source(
                    document,
                    row.text(Field.TITLE),
                    issuer.get(),
                    issued.get(),
                    inForce.get(),
                    row.text(Field.ADDRESS),
                    uncertain.get());
            var before = described.putIfAbsent(document, source);
            if (before == null) {
                describedAt.put(document, row.line());
            } else if (!before.equals(source)) {
                faults.add(new Fault(
                        row.line(),
                        called.apply(Field.DOCUMENT),
                        Fault.Why.DESCRIBED_TWICE,
                        Map.of("value", document, "line", "" + describedAt.get(document))));
            }
        }

        private Optional<CalendarDay> day(Row row) {
            var day = date(row, Field.DAY).filter(it -> inRange(row, it));
            var kind = kind(row);
            var name = words(row, Field.NAME, Field.NAME_EN).filter(it -> given(row, Field.NAME, it.vietnamese()));
            var source = source(row);
            if (day.isEmpty() || kind.isEmpty() || name.isEmpty() || source.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new CalendarDay(day.get(), kind.get(), name.get(), source.get()));
        }

        private boolean inRange(Row row, LocalDate day) {
            var inRange = !day.isBefore(WorkingCalendar.FIRST) && !day.isAfter(WorkingCalendar.LAST);
            if (!inRange) {
                add(row, Field.DAY, Fault.Why.DAY_OUT_OF_RANGE, day.toString());
            }
            return inRange;
        }

        private Optional<Kind> kind(Row row) {
            return text(row, Field.KIND).flatMap(word -> {
                var found = Arrays.stream(Kind.values())
                        .filter(it -> it.name().equals(word.toUpperCase(Locale.ROOT)))
                        .findFirst();
                if (found.isEmpty()) {
                    add(row, Field.KIND, Fault.Why.UNKNOWN_KIND, word);
                }
                return found;
            });
        }

        /** A rule without a source is none. One whose description is wrong is told of where that stands, and not once more. */
        private Optional<Source> source(Row row) {
            return text(row, Field.DOCUMENT).flatMap(document -> {
                var found =
                        Optional.ofNullable(described.get(document)).or(() -> Optional.ofNullable(known.get(document)));
                if (found.isEmpty() && DESCRIPTION.stream().noneMatch(row.cells()::containsKey)) {
                    add(row, Field.DOCUMENT, Fault.Why.UNKNOWN_DOCUMENT, document);
                }
                return found;
            });
        }

        private Optional<LocalDate> date(Row row, Field field) {
            return text(row, field).flatMap(text -> {
                var parts = DATE.matcher(text);
                if (!parts.matches()) {
                    add(row, field, Fault.Why.NOT_A_DATE, text);
                    return Optional.empty();
                }
                try {
                    return Optional.of(LocalDate.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))));
                } catch (DateTimeException impossible) {
                    add(row, field, Fault.Why.NO_SUCH_DATE, text);
                    return Optional.empty();
                }
            });
        }

        private Optional<Words> words(Row row, Field vietnamese, Field english) {
            var one = row.text(vietnamese);
            var other = row.text(english);
            if (one.isEmpty() != other.isEmpty()) {
                faults.add(Fault.at(
                        row.line(), called.apply(one.isEmpty() ? vietnamese : english), Fault.Why.ONE_LANGUAGE));
                return Optional.empty();
            }
            return Optional.of(one.isEmpty() ? Words.NONE : new Words(one, other));
        }

        private Optional<String> text(Row row, Field field) {
            return Optional.of(row.text(field)).filter(it -> given(row, field, it));
        }

        private boolean given(Row row, Field field, String text) {
            if (text.isEmpty()) {
                faults.add(Fault.at(row.line(), called.apply(field), Fault.Why.MISSING));
            }
            return !text.isEmpty();
        }

        private void add(Row row, Field field, Fault.Why why, String value) {
            faults.add(Fault.at(row.line(field), called.apply(field), why, value));
        }
    }
}
