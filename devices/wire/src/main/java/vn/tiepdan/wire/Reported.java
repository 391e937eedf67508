package vn.tiepdan.wire;

import java.time.Instant;

/** The configuration that a device runs with; retained. Its version says which desired configuration it satisfies. */
public record Reported(Desired configuration, long epoch, Instant at) {}
