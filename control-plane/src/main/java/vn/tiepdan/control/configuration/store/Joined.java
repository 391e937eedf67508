package vn.tiepdan.control.configuration.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.configuration.ConfigurationStore.Kept;
import vn.tiepdan.control.configuration.Drift;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Wire;

/** What a device shall do together with what it says, if it has. Never entities: statements change them behind the session. */
record Joined(
        String device,
        String wanted,
        Instant changedAt,
        boolean stale,
        @Nullable String reported,
        @Nullable Instant heardAt) {
    Kept asKept() {
        var heard = reported == null || heardAt == null
                ? Optional.<Drift.Heard>empty()
                : Optional.of(new Drift.Heard(Wire.read(reported, Reported.class), heardAt));
        return new Kept(
                new DeviceId(device), new Drift.Wanted(Wire.read(wanted, Desired.class), changedAt), stale, heard);
    }
}
