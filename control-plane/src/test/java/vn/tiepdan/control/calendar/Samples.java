package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumber.Unit;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.calendar.file.Formats;

/** What tests know of the law: the two numbers that a calendar needs, some lengths, and the years that come with the product. */
public final class Samples {
    public static final Source LABOUR_CODE = source("45/2019/QH14", "2021-01-01");

    static final LegalNumber FIVE_DAYS = number(Key.WORKING_WEEK, 5, Unit.DAYS_PER_WEEK, "1999-10-02");
    static final LegalNumber ELEVEN = number(Key.PUBLIC_HOLIDAYS, 11, Unit.DAYS_PER_YEAR, "2021-01-01");
    static final List<LegalNumber> NUMBERS = List.of(
            FIVE_DAYS,
            ELEVEN,
            number(Key.RESULT_NOTICE, 10, Unit.WORKING_DAYS, "2014-07-01"),
            number(Key.COMPLAINT_FIRST, 30, Unit.CALENDAR_DAYS, "2012-07-01"),
            number(Key.COMPLAINT_FILING, 90, Unit.CALENDAR_DAYS, "2012-07-01"),
            number(Key.REPRESENTATIVES_MOST, 5, Unit.PEOPLE, "2020-12-10"),
            number(Key.HEAD_DAYS_COMMUNE, 1, Unit.DAYS_PER_WEEK, "2014-07-01"),
            number(Key.HEAD_DAYS_COMMUNE, 2, Unit.DAYS_PER_MONTH, "2026-07-01"));

    private Samples() {}

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    public static Source source(String document, String inForceFrom) {
        return new Source(document, "", "Quốc hội", day(inForceFrom), day(inForceFrom), "", Words.NONE);
    }

    static Source uncertain(Source it) {
        return new Source(
                it.document(),
                it.title(),
                it.issuer(),
                it.issuedOn(),
                it.inForceFrom(),
                it.address(),
                new Words("chưa rõ", "not sure"));
    }

    static CalendarDay said(String day, Kind kind, Source source) {
        return new CalendarDay(day(day), kind, new Words("Ngày " + day, "Day " + day), source);
    }

    static LegalNumber number(Key key, int value, Unit unit, String from) {
        return new LegalNumber(
                key,
                value,
                unit,
                day(from),
                Optional.empty(),
                source("42/2013/QH13", "2014-07-01"),
                "Điều 28",
                Words.NONE);
    }

    static WorkingCalendar calendar(CalendarDay... days) {
        return new WorkingCalendar(List.of(days), new LegalNumbers(NUMBERS));
    }

    static LegalTime time(Collection<CalendarDay> days) {
        return LegalTime.of(new Known(List.of(LABOUR_CODE), List.copyOf(days), NUMBERS));
    }

    /** The years that come with the product, with the numbers from above. */
    static LegalTime shipped() {
        var known = new Known(List.of(LABOUR_CODE), List.of(), NUMBERS);
        for (var file : Shipped.FILES) {
            var proposal = Proposal.of(known, Formats.CSV, Shipped.content(file), Set.of());
            var days = new ArrayList<>(known.days());
            days.addAll(proposal.said());
            var sources = new ArrayList<>(known.sources());
            proposal.sources().stream().filter(it -> it.before().isEmpty()).forEach(it -> sources.add(it.source()));
            known = new Known(sources, days, NUMBERS);
        }
        return LegalTime.of(known);
    }
}
