package vn.tiepdan.control.trust;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * A certificate of our authority that serves no more, although its time is not over.
 *
 * @param serial  of the certificate
 * @param expires when it ends by itself
 * @param since   when it was revoked or held; a list says it to the second
 */
public record Revocation(BigInteger serial, Instant expires, Instant since, Reason reason) {
    /** In the words of RFC 5280 §5.3.1. */
    public enum Reason {
        /** Its device goes on with another certificate, on other hardware. */
        SUPERSEDED(CRLReason.superseded),
        /**
         * We do not trust its device any more. Whether that was lost, stolen or worn out the operator's decision does not say, so
         * nothing is claimed about who has the key.
         */
        PRIVILEGE_WITHDRAWN(CRLReason.privilegeWithdrawn),
        /** For now: its device is in quarantine. It leaves the list when it is let in again. */
        CERTIFICATE_HOLD(CRLReason.certificateHold);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    public Revocation {
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }
}
