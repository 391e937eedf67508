package vn.tiepdan.wire;

/** All events of {@code epoch} up to and including {@code number} are committed; the device may forget them. */
public record Ack(long epoch, long number) {}
