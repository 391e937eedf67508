package vn.tiepdan.control.calendar.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.CalendarFormat;
import vn.tiepdan.control.calendar.Fault;

/**
 * RFC 4180 with a header line that names the columns, in any order. A semicolon separates as well as a comma, because that is what
 * spreadsheets write where the comma is the decimal point.
 */
@ApplicationScoped
class Csv implements CalendarFormat {
    private static final EnumSet<Field> NEEDED =
            EnumSet.of(Field.DAY, Field.KIND, Field.NAME, Field.NAME_EN, Field.DOCUMENT);

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public List<Row> read(byte[] content) {
        var text = Utf8.text(content);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        int line = 1;
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return List.of();
            }
            var columns = columns(records.next());
            var rows = new ArrayList<Row>();
            line = line(parser);
            while (records.hasNext()) {
                var row = row(records.next(), columns, line);
                if (!row.cells().isEmpty()) {
                    rows.add(row);
                }
                line = line(parser);
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new Unreadable(List.of(Fault.at(line, "", Fault.Why.BROKEN)));
        }
    }

    @Override
    public byte[] write(List<CalendarDay> days) {
        var text = new StringBuilder();
        var fields = Field.values();
        var header = Arrays.stream(fields).map(Field::column).toArray(String[]::new);
        try (var printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setHeader(header).get())) {
            for (var day : days) {
                var cells = Told.of(day);
                printer.printRecord(Arrays.stream(fields).map(it -> cells.getOrDefault(it, "")));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static char separator(String text) {
        var header = text.lines().findFirst().orElse("");
        return header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    /** Where the next record begins. */
    private static int line(CSVParser parser) {
        return (int) parser.getCurrentLineNumber() + 1;
    }

    /** By column; every one is known, none is there twice, and those that are needed are. */
    private static Map<Integer, Field> columns(CSVRecord header) {
        var faults = new ArrayList<Fault>();
        var columns = new HashMap<Integer, Field>();
        var missing = EnumSet.copyOf(NEEDED);
        for (int index = 0; index < header.size(); index++) {
            var name = header.get(index).strip().toLowerCase(Locale.ROOT);
            var field = Field.of(name);
            if (field.isEmpty()) {
                faults.add(Fault.at(1, name, Fault.Why.UNKNOWN_FIELD, name));
            } else if (columns.containsValue(field.get())) {
                faults.add(Fault.at(1, name, Fault.Why.FIELD_TWICE));
            } else {
                columns.put(index, field.get());
                missing.remove(field.get());
            }
        }
        missing.forEach(it -> faults.add(Fault.at(1, it.column(), Fault.Why.MISSING_FIELD)));
        if (!faults.isEmpty()) {
            throw new Unreadable(faults);
        }
        return columns;
    }

    private static Row row(CSVRecord values, Map<Integer, Field> columns, int line) {
        if (values.size() > columns.size()) {
            throw new Unreadable(List.of(Fault.at(line, "", Fault.Why.BROKEN)));
        }
        var cells = new EnumMap<Field, Cell>(Field.class);
        for (int index = 0; index < values.size(); index++) {
            var text = values.get(index).strip();
            if (!text.isEmpty()) {
                cells.put(columns.get(index), new Cell(text, line));
            }
        }
        return new Row(line, cells);
    }
}
