package vn.tiepdan.control.enrolment;

import java.security.cert.X509Certificate;
import java.time.Duration;
import vn.tiepdan.wire.KeyFingerprint;

/** What a key gets for a good code. */
public sealed interface Answer {
    /**
     * @param leastEpoch boot epochs of the device must not be lower, so that what it says counts as newer than all that was said under
     *                   its name
     */
    record Welcome(X509Certificate certificate, long leastEpoch) implements Answer {}

    /**
     * A person has to look at the key first.
     *
     * @param after how long to wait before the same request is sent again, in whole seconds
     */
    record ComeAgain(KeyFingerprint key, Duration after) implements Answer {}
}
