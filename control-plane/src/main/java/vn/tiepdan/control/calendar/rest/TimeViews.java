package vn.tiepdan.control.calendar.rest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarYear;
import vn.tiepdan.control.calendar.Deadlines.Due;
import vn.tiepdan.control.calendar.Deadlines.Step;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Warning;
import vn.tiepdan.control.calendar.Why;
import vn.tiepdan.control.calendar.Words;

/** What the API shows of days, numbers and dates. Sentences are made by whoever shows them, from words and values. */
final class TimeViews {
    private TimeViews() {}

    public record WordsView(String vi, String en) {
        static @Nullable WordsView of(Words words) {
            return words.none() ? null : new WordsView(words.vietnamese(), words.english());
        }
    }

    /** @param uncertain why it should be checked, or null */
    public record SourceView(
            String document,
            String title,
            String issuer,
            LocalDate issuedOn,
            LocalDate inForceFrom,
            String address,
            @Nullable WordsView uncertain) {
        static SourceView of(Source it) {
            return new SourceView(
                    it.document(),
                    it.title(),
                    it.issuer(),
                    it.issuedOn(),
                    it.inForceFrom(),
                    it.address(),
                    WordsView.of(it.uncertain()));
        }
    }

    /** @param source its document; {@code sources} beside it describes it */
    public record DayView(LocalDate day, CalendarDay.Kind kind, WordsView name, String source) {
        static DayView of(CalendarDay it) {
            return new DayView(
                    it.day(),
                    it.kind(),
                    new WordsView(it.name().vietnamese(), it.name().english()),
                    it.source().document());
        }
    }

    /** @param state {@code ABSENT}: nothing is known of it; {@code INCOMPLETE}: fewer holidays than the law gives; {@code THERE} */
    public record YearView(int year, CalendarYear.State state, int holidays, int expected) {
        static YearView of(CalendarYear it) {
            return new YearView(it.year(), it.state(), it.holidays(), it.expected());
        }
    }

    /**
     * @param until     the first day on which it is in force no more, or null
     * @param uncertain why it should be checked, or null
     */
    public record NumberView(
            LegalNumber.Key key,
            int value,
            LegalNumber.Unit unit,
            LocalDate inForceFrom,
            @Nullable LocalDate until,
            SourceView source,
            String article,
            @Nullable WordsView uncertain) {
        static NumberView of(LegalNumber it) {
            return new NumberView(
                    it.key(),
                    it.value(),
                    it.unit(),
                    it.inForceFrom(),
                    it.until().orElse(null),
                    SourceView.of(it.source()),
                    it.article(),
                    WordsView.of(it.uncertain()));
        }
    }

    /**
     * @param word {@code WEEKLY_REST}, {@code WORKDAY}, or the kind of what a document says
     * @param said what it says, or null
     * @param week the number behind weekly rest, or null
     */
    public record WhyView(
            String word,
            DayOfWeek dayOfWeek,
            @Nullable DayView said,
            @Nullable SourceView source,
            @Nullable NumberView week) {
        static WhyView of(LocalDate day, Why why) {
            return switch (why) {
                case Why.Workday(var of) -> new WhyView("WORKDAY", of, null, null, null);
                case Why.WeeklyRest(var of, var week) ->
                    new WhyView("WEEKLY_REST", of, null, SourceView.of(week.source()), NumberView.of(week));
                case Why.Said(var said) ->
                    new WhyView(
                            said.kind().name(),
                            day.getDayOfWeek(),
                            DayView.of(said),
                            SourceView.of(said.source()),
                            null);
            };
        }
    }

    /**
     * @param word {@code START_EXCLUDED}, {@code COUNTED}, {@code SKIPPED}, {@code INCLUDED}, {@code MOVED} or {@code ENDS}
     * @param day  null for {@code COUNTED}
     * @param to   where it moved, or null
     * @param why  of {@code SKIPPED} and {@code INCLUDED}, or null
     * @param rule the article that says so, in Vietnamese, or null
     */
    public record StepView(
            String word,
            @Nullable LocalDate day,
            @Nullable LocalDate to,
            @Nullable WhyView why,
            @Nullable String rule) {
        static StepView of(Step step) {
            return switch (step) {
                case Step.StartExcluded(var day) -> new StepView("START_EXCLUDED", day, null, null, START_RULE);
                case Step.Counted _ -> new StepView("COUNTED", null, null, null, null);
                case Step.Skipped(var day, var why) -> new StepView("SKIPPED", day, null, WhyView.of(day, why), null);
                case Step.Included(var day, var why) -> new StepView("INCLUDED", day, null, WhyView.of(day, why), null);
                case Step.Moved(var day, var to) -> new StepView("MOVED", day, to, null, END_RULE);
                case Step.Ends(var day) -> new StepView("ENDS", day, null, null, null);
            };
        }
    }

    private static final String START_RULE = "Bộ luật Dân sự 91/2015/QH13, Điều 147";
    private static final String END_RULE = "Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5";

    /**
     * @param word   {@code NO_CALENDAR}, {@code INCOMPLETE_CALENDAR}, {@code UNCERTAIN_DAYS} or {@code UNCERTAIN_NUMBER}
     * @param days   on which the date depends; empty unless {@code UNCERTAIN_DAYS}
     * @param reason the words of the source or number, or null
     */
    public record WarningView(
            String word,
            @Nullable YearView year,
            List<LocalDate> days,
            @Nullable SourceView source,
            @Nullable WordsView reason) {
        static WarningView of(Warning warning) {
            return switch (warning) {
                case Warning.NoCalendar(var year) ->
                    new WarningView(
                            "NO_CALENDAR", new YearView(year, CalendarYear.State.ABSENT, 0, 0), List.of(), null, null);
                case Warning.IncompleteCalendar(var year) ->
                    new WarningView("INCOMPLETE_CALENDAR", YearView.of(year), List.of(), null, null);
                case Warning.UncertainDays(var source, var days) ->
                    new WarningView(
                            "UNCERTAIN_DAYS", null, days, SourceView.of(source), WordsView.of(source.uncertain()));
                case Warning.UncertainNumber(var number) ->
                    new WarningView(
                            "UNCERTAIN_NUMBER",
                            null,
                            List.of(),
                            SourceView.of(number.source()),
                            WordsView.of(number.uncertain()));
            };
        }

        static List<WarningView> of(List<Warning> warnings) {
            return warnings.stream().map(WarningView::of).toList();
        }
    }

    /** @param due the last day on which it is in time */
    public record DueView(LocalDate due, NumberView number, List<StepView> steps, List<WarningView> warnings) {
        static DueView of(Due it) {
            return new DueView(
                    it.date(),
                    NumberView.of(it.number()),
                    it.steps().stream().map(StepView::of).toList(),
                    WarningView.of(it.warnings()));
        }
    }

    static @Nullable DayView orNull(Optional<CalendarDay> day) {
        return day.map(DayView::of).orElse(null);
    }
}
