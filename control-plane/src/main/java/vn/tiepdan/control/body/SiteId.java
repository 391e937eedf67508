package vn.tiepdan.control.body;

/** Names one site; opaque and immutable, because bodies merge and are renamed. */
public record SiteId(String value) {
    public SiteId {
        if (!value.matches("[a-z0-9-]{2,40}")) {
            throw new IllegalArgumentException("SiteId must match [a-z0-9-]{2,40}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
