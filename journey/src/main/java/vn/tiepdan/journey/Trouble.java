package vn.tiepdan.journey;

/** Something a person can mend; the message is the whole sentence they see. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
