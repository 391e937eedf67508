package vn.tiepdan.control.calendar;

/** The same in both languages; both empty, or neither. */
public record Words(String vietnamese, String english) {
    public static final Words NONE = new Words("", "");

    public Words {
        if (vietnamese.isBlank() != english.isBlank()) {
            throw new IllegalArgumentException("words in one language only");
        }
    }

    public boolean none() {
        return vietnamese.isBlank();
    }
}
