package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.calendar.CalendarFormat.Field;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * What a file would make of what is known. What a document says of a year is replaced by what the file says in its name; everything
 * else stays.
 *
 * @param said     what the file says
 * @param changes  days that count otherwise afterwards, or for another reason; by day
 * @param sources  those of the file, as they are described afterwards
 * @param years    that the file speaks of, as they are afterwards
 * @param assumed  what is uncertain in these years afterwards
 */
public record Proposal(
        List<CalendarDay> said,
        List<Change> changes,
        List<SourceChange> sources,
        List<CalendarYear> years,
        List<Warning> assumed) {
    public Proposal {
        said = List.copyOf(said);
        changes = List.copyOf(changes);
        sources = List.copyOf(sources);
        years = List.copyOf(years);
        assumed = List.copyOf(assumed);
    }

    /** What a document says of a year. */
    public record Part(String document, int year) {
        static Part of(CalendarDay day) {
            return new Part(day.source().document(), day.day().getYear());
        }
    }

    /** @param before empty: nothing was said of it; {@code after} likewise */
    public record Change(LocalDate day, Optional<CalendarDay> before, Optional<CalendarDay> after) {}

    /** @param before how it was described; empty: it is new */
    public record SourceChange(Source source, Optional<Source> before) {}

    /** What the file's words take the place of. */
    public Set<Part> parts() {
        return said.stream().map(Part::of).collect(Collectors.toSet());
    }

    /**
     * Fails with {@link Refused} that names every line and field that is wrong; then nothing of the file counts.
     *
     * @param without documents whose days in the file are passed over
     */
    static Proposal of(Known known, CalendarFormat format, byte[] content, Set<String> without) {
        var draft = draft(known, format, content).without(without);
        var named = draft.sources().stream().collect(Collectors.toMap(Source::document, Function.identity()));
        var after = after(known, draft.days(), named);
        refuse(contradictions(draft, after, format.called(Field.DAY)));
        var calendar = LegalTime.of(after).calendar();
        refuse(idle(draft, calendar, format.called(Field.DAY)));
        var years = draft.days().stream()
                .map(it -> it.day().getYear())
                .sorted()
                .distinct()
                .toList();
        var before = LegalTime.of(known).calendar();
        return new Proposal(
                draft.days(),
                years.stream().flatMap(year -> changes(year, before, calendar)).toList(),
                named.values().stream().map(it -> change(it, known.sources())).toList(),
                years.stream().map(calendar::year).toList(),
                years.stream().flatMap(year -> assumed(year, calendar)).toList());
    }

    private static Draft draft(Known known, CalendarFormat format, byte[] content) {
        try {
            var draft = Draft.of(format.read(content), known.sources(), format::called);
            refuse(draft.faults());
            return draft;
        } catch (CalendarFormat.Unreadable unreadable) {
            throw refused(unreadable.faults());
        }
    }

    private static Known after(Known known, List<CalendarDay> days, Map<String, Source> named) {
        var parts = days.stream().map(Part::of).collect(Collectors.toSet());
        var staying = known.days().stream()
                .filter(it -> !parts.contains(Part.of(it)))
                .map(it -> new CalendarDay(it.day(), it.kind(), it.name(), as(it.source(), named)));
        var sources = new HashMap<String, Source>();
        known.sources().forEach(it -> sources.put(it.document(), it));
        sources.putAll(named);
        return new Known(
                List.copyOf(sources.values()),
                Stream.concat(staying, days.stream()).toList(),
                known.numbers());
    }

    private static Source as(Source source, Map<String, Source> named) {
        return named.getOrDefault(source.document(), source);
    }

    private static List<Fault> contradictions(Draft draft, Known after, String field) {
        return WorkingCalendar.contradictions(after.days()).stream()
                .map(it -> new Fault(
                        Math.max(draft.lineOf(it.one()), draft.lineOf(it.other())),
                        field,
                        Fault.Why.TWO_ANSWERS,
                        Map.of(
                                "value", it.one().day().toString(),
                                "one", it.one().source().document(),
                                "other", it.other().source().document())))
                .toList();
    }

    /** A day off instead on a Saturday, or a make-up day on a Tuesday, is a slip of the pen. */
    private static List<Fault> idle(Draft draft, WorkingCalendar calendar, String field) {
        return draft.days().stream()
                .filter(it -> switch (it.kind()) {
                    case SWAPPED_OFF, COMPENSATED_OFF -> !calendar.worksWeekly(it.day());
                    case MAKE_UP -> calendar.worksWeekly(it.day());
                    case HOLIDAY, ORDINARY, UNDECIDED -> false;
                })
                .map(it -> Fault.at(
                        draft.lineOf(it),
                        field,
                        Fault.Why.CHANGES_NOTHING,
                        it.day().toString()))
                .toList();
    }

    private static Stream<Change> changes(int year, WorkingCalendar before, WorkingCalendar after) {
        var was = byDay(before.said(year));
        var is = byDay(after.said(year));
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .sorted()
                .map(day -> new Change(day, Optional.ofNullable(was.get(day)), Optional.ofNullable(is.get(day))))
                .filter(it -> !it.before().equals(it.after()));
    }

    private static Map<LocalDate, CalendarDay> byDay(Collection<CalendarDay> days) {
        return days.stream()
                .collect(Collectors.toMap(CalendarDay::day, Function.identity(), (_, it) -> it, TreeMap::new));
    }

    private static SourceChange change(Source source, List<Source> known) {
        return new SourceChange(
                source,
                known.stream()
                        .filter(it -> it.document().equals(source.document()))
                        .findFirst());
    }

    private static Stream<Warning> assumed(int year, WorkingCalendar calendar) {
        return calendar.warnings(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                .filter(Warning.UncertainDays.class::isInstance);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
    }

    private static Refused refused(List<Fault> faults) {
        var sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparingInt(Fault::line).thenComparing(Fault::field));
        var first = sorted.getFirst();
        return new Refused(Problem.atField(
                        "invalid-calendar",
                        "The file of the calendar is not valid",
                        "Line " + first.line() + ", " + first.field() + ": " + first.why()
                                + ". Nothing was changed. Correct what faults names and send the file again.",
                        first.field())
                .with(Map.of("faults", sorted)));
    }
}
