package vn.tiepdan.control.enrolment;

import java.security.cert.X509Certificate;

/**
 * What a device gets for its code.
 *
 * @param leastEpoch its boot epochs must not be lower, so that what it says counts as newer than all that was said under its name
 */
public record Welcome(X509Certificate certificate, long leastEpoch) {}
