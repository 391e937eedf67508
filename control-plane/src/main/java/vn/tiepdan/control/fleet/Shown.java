package vn.tiepdan.control.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Sha256;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** What people see of a status. */
record Shown(
        List<Status.Peripheral> peripherals,
        Status.Page page,
        @Nullable SessionId session) {
    private static final int DIGITS = 16;

    /** Sixteen hexadecimal digits that are others when this is another. */
    String digest() {
        return Sha256.hex(Wire.write(this)).substring(0, DIGITS);
    }
}
