package vn.tiepdan.control.enrolment;

import java.time.Instant;
import vn.tiepdan.control.trust.RevocationList;

/**
 * A list of revoked certificates as it was published.
 *
 * @param endedBy certificates that had ended by then are not on it
 */
public record Edition(RevocationList list, Instant endedBy) {}
