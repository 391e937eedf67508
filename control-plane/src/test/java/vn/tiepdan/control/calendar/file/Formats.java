package vn.tiepdan.control.calendar.file;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import vn.tiepdan.control.calendar.CalendarFormat;

/** The forms of files, for tests without an application. */
public final class Formats {
    public static final CalendarFormat CSV = new Csv();
    public static final CalendarFormat ICALENDAR =
            new ICalendar(Clock.fixed(Instant.parse("2026-11-27T01:00:00Z"), ZoneOffset.UTC));

    private Formats() {}
}
