package vn.tiepdan.control.appointment;

/** Somebody was faster. The transaction can do nothing more. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is taken at that time. */
    public enum Over {
        ROOM,
        OFFICIAL,
        KIOSK,
        CITIZEN
    }

    private final Over over;

    public Conflict(Over over) {
        super("taken at that time: " + over);
        this.over = over;
    }

    public Over over() {
        return over;
    }
}
