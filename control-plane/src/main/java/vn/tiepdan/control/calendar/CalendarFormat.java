package vn.tiepdan.control.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form in which days come as a file and go as one. Every CDI bean of this type is one; what the words in it mean is {@link Draft}'s. */
public interface CalendarFormat {
    /** {@code csv} or {@code ics}. */
    String name();

    String mediaType();

    /** Fails with {@link Unreadable} when it is no such file at all. */
    List<Row> read(byte[] content);

    /** What {@link #read} would read as these. */
    byte[] write(List<CalendarDay> days);

    /** What a field is called in such a file. */
    default String called(Field field) {
        return field.column();
    }

    /** What can be said of a day; the column of a CSV file is called so. */
    enum Field {
        DAY("day"),
        KIND("kind"),
        NAME("name"),
        NAME_EN("name_en"),
        DOCUMENT("document"),
        TITLE("title"),
        ISSUER("issuer"),
        ISSUED_ON("issued_on"),
        IN_FORCE_FROM("in_force_from"),
        ADDRESS("address"),
        UNCERTAIN("uncertain"),
        UNCERTAIN_EN("uncertain_en");

        private final String column;

        Field(String column) {
            this.column = column;
        }

        public String column() {
            return column;
        }

        public static Optional<Field> of(String column) {
            return List.of(values()).stream()
                    .filter(it -> it.column.equals(column))
                    .findFirst();
        }
    }

    /**
     * Raw words about one day.
     *
     * @param line  where it begins in the file, from 1
     * @param cells without those that are empty
     */
    record Row(int line, Map<Field, Cell> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** The words, or nothing. */
        String text(Field field) {
            return Optional.ofNullable(cells.get(field)).map(Cell::text).orElse("");
        }

        int line(Field field) {
            return Optional.ofNullable(cells.get(field)).map(Cell::line).orElse(line);
        }
    }

    /** @param line of the file */
    record Cell(String text, int line) {}

    /** What is wrong with the file as such. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        public Unreadable(List<Fault> faults) {
            super(faults.toString(), null, false, false);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }
}
