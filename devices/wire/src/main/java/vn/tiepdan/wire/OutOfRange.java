package vn.tiepdan.wire;

/** A member holds a value that it cannot have. The message names the member and what it may be, never what it was. */
public final class OutOfRange extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String member;

    OutOfRange(String member, String rule) {
        super(member + " " + rule);
        this.member = member;
    }

    /** Its name within its message. */
    public String member() {
        return member;
    }
}
