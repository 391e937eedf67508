package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;

/** The way of a device into the fleet. */
public interface Admission {
    /** Makes the device known, in the caller's transaction; the same device again changes nothing. */
    Uni<Void> admit(Device device);
}
