package vn.tiepdan.control.calendar.file;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarFormat;

/**
 * RFC 5545. One VEVENT of whole days is one day, or each day up to its DTEND; SUMMARY is the name, CATEGORIES the kind, and the rest
 * stands in properties of ours, {@code X-TIEPDAN-} and the column of a CSV file, as section 3.8.8.2 lets everybody have some.
 */
@ApplicationScoped
class ICalendar implements CalendarFormat {
    static final String OURS = "X-TIEPDAN-";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    ICalendar(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ics";
    }

    @Override
    public String mediaType() {
        return "text/calendar";
    }

    @Override
    public String called(Field field) {
        return property(field);
    }

    @Override
    public List<Row> read(byte[] content) {
        var text = Utf8.text(content);
        var events = new Events();
        try (var reader = new VObjectReader(new StringReader(text), SyntaxRules.iCalendar())) {
            reader.parse(events);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return events.rows((int) text.lines().count());
    }

    @Override
    public byte[] write(List<CalendarDay> days) {
        var text = new StringWriter();
        try (var writer = new VObjectWriter(text, SyntaxStyle.NEW)) {
            writer.writeBeginComponent("VCALENDAR");
            writer.writeProperty("VERSION", "2.0");
            writer.writeProperty("PRODID", "-//Tiep Dan//Working calendar//VI");
            for (var day : days) {
                write(writer, day, clock.instant());
            }
            writer.writeEndComponent("VCALENDAR");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(VObjectWriter writer, CalendarDay day, Instant now) throws IOException {
        writer.writeBeginComponent("VEVENT");
        writer.writeProperty("UID", uid(day));
        writer.writeProperty("DTSTAMP", STAMP.format(now));
        writer.writeProperty(onDay("DTSTART", day.day()));
        writer.writeProperty(onDay("DTEND", day.day().plusDays(1)));
        writer.writeProperty("TRANSP", "TRANSPARENT");
        for (var told : Told.of(day).entrySet()) {
            var words = VObjectPropertyValues.escape(told.getValue());
            switch (told.getKey()) {
                case DAY -> {}
                case NAME -> writer.writeProperty("SUMMARY", words);
                case KIND -> writer.writeProperty("CATEGORIES", words);
                case NAME_EN, DOCUMENT, TITLE, ISSUER, ISSUED_ON, IN_FORCE_FROM, ADDRESS, UNCERTAIN, UNCERTAIN_EN ->
                    writer.writeProperty(property(told.getKey()), words);
            }
        }
        writer.writeEndComponent("VEVENT");
    }

    /** What a field is called in an event. */
    static String property(Field field) {
        return switch (field) {
            case DAY -> "DTSTART";
            case NAME -> "SUMMARY";
            case KIND -> "CATEGORIES";
            case NAME_EN, DOCUMENT, TITLE, ISSUER, ISSUED_ON, IN_FORCE_FROM, ADDRESS, UNCERTAIN, UNCERTAIN_EN ->
                OURS + field.column().toUpperCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static VObjectProperty onDay(String name, LocalDate day) {
        var parameters = new VObjectParameters();
        parameters.put("VALUE", "DATE");
        return new VObjectProperty(null, name, parameters, DAY.format(day));
    }

    /** The same for the same day of the same document, so that a calendar program takes a later file for a correction. */
    private static String uid(CalendarDay day) {
        var name = day.day() + " " + day.source().document();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@tiepdan";
    }
}
