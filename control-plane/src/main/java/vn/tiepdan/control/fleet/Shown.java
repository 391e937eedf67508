package vn.tiepdan.control.fleet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** What people see of a status. */
record Shown(
        List<Status.Peripheral> peripherals,
        Status.Page page,
        @Nullable SessionId session) {
    private static final int BYTES = 8;

    /** Sixteen hexadecimal digits that are others when this is another. */
    String digest() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(Wire.write(this));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java knows SHA-256", impossible);
        }
    }
}
