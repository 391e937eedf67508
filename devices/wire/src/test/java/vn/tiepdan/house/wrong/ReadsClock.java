package vn.tiepdan.house.wrong;

import java.time.Instant;
import java.util.UUID;

final class ReadsClock {
    Instant now() {
        return Instant.now();
    }

    UUID id() {
        return UUID.randomUUID();
    }
}
