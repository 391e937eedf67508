package vn.tiepdan.journey.media;

/** The two sides, and how their picture and sound can be told apart. */
public enum Sender {
    KIOSK("kiosk", 0b1010_0110, 700),
    ROOM("room", 0b0110_1001, 1_100);

    private final String role;
    private final int mark;
    private final int pitch;

    Sender(String role, int mark, int pitch) {
        this.role = role;
        this.mark = mark;
        this.pitch = pitch;
    }

    public String role() {
        return role;
    }

    /** Eight bits in the picture. */
    public int mark() {
        return mark;
    }

    /** Hertz of the sound. */
    public int pitch() {
        return pitch;
    }

    public Sender other() {
        return this == KIOSK ? ROOM : KIOSK;
    }
}
