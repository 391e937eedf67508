package vn.tiepdan.control.enrolment;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import vn.tiepdan.control.platform.CannotStart;

/**
 * How long the certificate of a device is good for. One that lasts long is in wrong hands for long; one that lasts a few days leaves a
 * device shut out that was switched off over the holidays. Looked at when the application starts, not when the first device comes.
 */
@Singleton
@Startup
class CertificateLife {
    static final Duration SHORTEST = Duration.ofDays(30);
    static final Duration LONGEST = Duration.ofDays(90);
    private static final String KEY = "tiepdan.enrolment.certificate-lasts";
    private static final String SHORTER = "tiepdan.enrolment.short-lived-certificates";

    private final Duration lasts;

    /** Fails with {@link CannotStart} for a life out of bounds. */
    CertificateLife(EnrolmentSettings settings) {
        lasts = settings.certificateLasts();
        if (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0) {
            throw new CannotStart(sentence());
        }
        if (lasts.compareTo(SHORTEST) < 0 && !settings.shortLivedCertificates()) {
            throw new CannotStart(sentence() + " For an exercise in which devices shall renew at once, set " + SHORTER
                    + "=true beside it.");
        }
    }

    Duration lasts() {
        return lasts;
    }

    /** As people write it where it is whole days. */
    private String spelled() {
        return lasts.equals(Duration.ofDays(lasts.toDays())) ? lasts.toDays() + "d" : lasts.toString();
    }

    private String sentence() {
        return "The setting " + KEY + " is \"" + spelled() + "\"; it must be " + SHORTEST.toDays() + " to "
                + LONGEST.toDays() + " days, for example 60d.";
    }
}
