package vn.tiepdan.peripheral.browser;

/** The browser gave no picture of the page. The message says why, in English. */
public final class NoPicture extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoPicture(String why) {
        super(why);
    }

    NoPicture(String why, Throwable cause) {
        super(why, cause);
    }
}
