package vn.tiepdan.journey.stack;

/** Something that the person at the terminal can understand and mend; the message says both in one sentence. */
public final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Mishap(String message) {
        super(message);
    }

    public Mishap(String message, Throwable cause) {
        super(message, cause);
    }
}
