package vn.tiepdan.wire;

import java.security.SecureRandom;
import java.util.UUID;

/** UUID version 7 (RFC 9562 §5.7): a millisecond clock in front, so that rows made together stand together in an index. */
public final class TimeOrderedUuid {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedUuid() {}

    public static UUID next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | VERSION | (RANDOM.nextLong() & 0x0fffL);
        long low = VARIANT | (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL);
        return new UUID(high, low);
    }
}
