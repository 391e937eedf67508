package vn.tiepdan.control.body;

/** Names one body; opaque and immutable, because bodies merge and are renamed. */
public record BodyId(String value) {
    public static final String SYNTAX = "[a-z0-9-]{2,40}";

    public BodyId {
        if (!value.matches(SYNTAX)) {
            throw new IllegalArgumentException("BodyId must match " + SYNTAX);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
