package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether citizens can use a device; what its page shows instead. */
public enum Service {
    @JsonProperty("open")
    OPEN,
    /** By an operator, for whatever reason. */
    @JsonProperty("locked")
    LOCKED,
    /** Somebody works on it and it will be back. */
    @JsonProperty("maintenance")
    MAINTENANCE
}
