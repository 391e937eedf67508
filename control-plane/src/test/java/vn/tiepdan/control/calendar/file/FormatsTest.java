package vn.tiepdan.control.calendar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarFormat;
import vn.tiepdan.control.calendar.CalendarFormat.Cell;
import vn.tiepdan.control.calendar.CalendarFormat.Field;
import vn.tiepdan.control.calendar.CalendarFormat.Row;
import vn.tiepdan.control.calendar.CalendarFormat.Unreadable;
import vn.tiepdan.control.calendar.Fault;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;

/** Words and where they stand, in both forms. */
class FormatsTest {
    private static final Source SOURCE = new Source(
            "12729/VPCP-KGVX",
            "Văn bản về việc nghỉ Tết; \"Dương lịch\", năm 2026",
            "Văn phòng Chính phủ",
            LocalDate.parse("2025-12-25"),
            LocalDate.parse("2025-12-26"),
            "https://vanban.chinhphu.vn/?a=1;b=2",
            new Words("chưa đọc được văn bản,\nchỉ đọc báo \\ đài", "read in the press; not itself"));
    private static final List<CalendarDay> DAYS = List.of(
            new CalendarDay(
                    LocalDate.parse("2026-01-02"),
                    CalendarDay.Kind.SWAPPED_OFF,
                    new Words("Nghỉ hoán đổi, làm bù ngày 10/01/2026", "Off instead of 10 January"),
                    SOURCE),
            new CalendarDay(
                    LocalDate.parse("2026-12-31"),
                    CalendarDay.Kind.UNDECIDED,
                    new Words("Ngày " + "rất dài ".repeat(30), "A very long name " + "x".repeat(200)),
                    SOURCE));

    static Stream<CalendarFormat> formats() {
        return Stream.of(Formats.CSV, Formats.ICALENDAR);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void what_was_written_is_read_with_every_letter(CalendarFormat format) {
        var rows = format.read(format.write(DAYS));

        assertThat(rows).hasSize(2);
        for (int index = 0; index < 2; index++) {
            assertThat(words(rows.get(index)))
                    .isEqualTo(Told.of(DAYS.get(index)).entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, it -> it.getValue().strip())));
        }
    }

    @Test
    void a_calendar_program_finds_a_calendar_that_it_can_read() {
        var text = new String(Formats.ICALENDAR.write(DAYS), StandardCharsets.UTF_8);

        assertThat(text).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:").endsWith("END:VCALENDAR\r\n");
        assertThat(text)
                .contains(
                        "DTSTART;VALUE=DATE:20260102\r\n",
                        "DTEND;VALUE=DATE:20260103\r\n",
                        "DTSTAMP:20261127T010000Z\r\n");
        assertThat(text.lines()).allMatch(it -> it.length() <= 75);
        assertThat(text.lines().filter(it -> it.startsWith("UID:")).distinct()).hasSize(2);
        assertThat(text).isEqualTo(new String(Formats.ICALENDAR.write(DAYS), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "'day,kind,name,name_en,document', '2027-01-01,HOLIDAY,a,b,c'",
        "'\uFEFFday;kind;name;name_en;document', '2027-01-01;HOLIDAY;a;b;c'",
        "'Document , NAME_EN,name,kind,day', 'c, b ,a,HOLIDAY,2027-01-01'"
    })
    void columns_come_in_any_order_with_the_separator_of_any_spreadsheet(String header, String row) {
        assertThat(Formats.CSV.read(bytes(header + "\r\n\r\n" + row + "\r\n")))
                .containsExactly(new Row(
                        3,
                        Map.of(
                                Field.DAY, new Cell("2027-01-01", 3),
                                Field.KIND, new Cell("HOLIDAY", 3),
                                Field.NAME, new Cell("a", 3),
                                Field.NAME_EN, new Cell("b", 3),
                                Field.DOCUMENT, new Cell("c", 3))));
    }

    @Test
    void a_line_of_csv_is_counted_although_a_cell_before_it_has_two() {
        var rows = Formats.CSV.read(bytes("day,kind,name,name_en,document\n1,2,\"a\nb\",4,5\n6,7,8,9,0\n"));

        assertThat(rows).extracting(Row::line).containsExactly(2, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "'day,kind,name,name_en', 1, document, MISSING_FIELD",
        "'day,kind,name,name_en,document,colour', 1, colour, UNKNOWN_FIELD",
        "'day,kind,name,name_en,document,day', 1, day, FIELD_TWICE",
        "'day,kind,name,name_en,document\n1,2,3,4,5,6', 2, '', BROKEN",
        "'day,kind,name,name_en,document\n1,2,3,4,5\n\"1,2,3', 3, '', BROKEN"
    })
    void what_is_no_such_csv_is_told_where(String file, int line, String field, Fault.Why why) {
        assertThat(faults(Formats.CSV, bytes(file)))
                .extracting(it -> it.line() + " " + it.field() + " " + it.why())
                .containsExactly(line + " " + field + " " + why);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void letters_of_another_encoding_are_told_where(CalendarFormat format) {
        var file = "day,kind\n2027-01-01,Tết\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(faults(format, file)).extracting(Fault::why).containsExactly(Fault.Why.NOT_UTF_8);
        var latin = "day\nok\nTêt\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(faults(format, latin)).containsExactly(Fault.at(3, "", Fault.Why.NOT_UTF_8));
    }

    @Test
    void an_event_of_several_days_is_each_of_them() {
        var rows = Formats.ICALENDAR.read(
                event("DTSTART;VALUE=DATE:20270204", "DTEND;VALUE=DATE:20270207", "SUMMARY:Tết"));

        assertThat(rows)
                .extracting(it -> words(it).get(Field.DAY))
                .containsExactly("2027-02-04", "2027-02-05", "2027-02-06");
        assertThat(rows).allMatch(it -> it.line() == 3 && "Tết".equals(words(it).get(Field.NAME)));
    }

    @Test
    void an_event_without_an_end_is_one_day_and_what_is_folded_is_one_line() {
        var rows = Formats.ICALENDAR.read(
                event("DTSTART:20270204", "SUMMARY:Tết Nguyên", "  đán", "BEGIN:VALARM", "SUMMARY:x", "END:VALARM"));

        assertThat(rows)
                .singleElement()
                .satisfies(it -> assertThat(words(it))
                        .containsOnly(Map.entry(Field.DAY, "2027-02-04"), Map.entry(Field.NAME, "Tết Nguyên đán")));
    }

    /** Lines 1 to 3 are BEGIN:VCALENDAR, VERSION and BEGIN:VEVENT. */
    @ParameterizedTest
    @CsvSource({
        "DTSTART;VALUE=DATE:20270230, 4, DTSTART, NO_SUCH_DATE",
        "DTSTART:20270204T080000Z, 4, DTSTART, WITH_TIME",
        "DTSTART:tomorrow, 4, DTSTART, NOT_A_DATE",
        "DTSTART:20270204~DTEND:20270204, 5, DTEND, DAY_OUT_OF_RANGE",
        "DTSTART:20270204~DTEND:20990204, 5, DTEND, DAY_OUT_OF_RANGE",
        "DTSTART:20270204~RRULE:FREQ=YEARLY, 5, RRULE, REPEATED",
        "DTSTART:20270204~DTSTART:20270205, 5, DTSTART, FIELD_TWICE",
        "DTSTART:20270204~SUMMARY:a~SUMMARY:b, 6, SUMMARY, FIELD_TWICE",
        "DTSTART:20270204~no property at all, 5, '', BROKEN"
    })
    void what_is_no_such_event_is_told_where(String lines, int line, String field, Fault.Why why) {
        assertThat(faults(Formats.ICALENDAR, event(lines.split("~"))))
                .extracting(it -> it.line() + " " + it.field() + " " + it.why())
                .containsExactly(line + " " + field + " " + why);
    }

    @Test
    void a_calendar_that_does_not_end_is_broken_and_so_is_what_is_none() {
        assertThat(faults(Formats.ICALENDAR, bytes("BEGIN:VCALENDAR\nVERSION:2.0\n")))
                .containsExactly(Fault.at(2, "END", Fault.Why.BROKEN));
        assertThat(faults(Formats.ICALENDAR, bytes("<html>\n")))
                .extracting(Fault::why)
                .contains(Fault.Why.BROKEN);
    }

    private static Map<Field, String> words(Row row) {
        return row.cells().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().text()));
    }

    private static List<Fault> faults(CalendarFormat format, byte[] file) {
        return catchThrowableOfType(Unreadable.class, () -> format.read(file)).faults();
    }

    private static byte[] event(String... lines) {
        return bytes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
