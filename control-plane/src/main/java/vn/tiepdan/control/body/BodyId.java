package vn.tiepdan.control.body;

/** Names one body; opaque and immutable, because bodies merge and are renamed. */
public record BodyId(String value) {
    public BodyId {
        if (!value.matches("[a-z0-9-]{2,40}")) {
            throw new IllegalArgumentException("BodyId must match [a-z0-9-]{2,40}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
