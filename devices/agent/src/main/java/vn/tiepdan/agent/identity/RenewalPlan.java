package vn.tiepdan.agent.identity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a certificate is exchanged for its next one. A third of its life is left for that, so that a control plane which cannot be
 * reached for weeks costs no device its place.
 */
record RenewalPlan(Instant begins, Instant ends) {
    private static final int THIRDS = 3;
    private static final int JITTER = 20;
    private static final int TRIES_LEFT = 10;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    RenewalPlan {
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException("a certificate must end after it begins");
        }
    }

    static RenewalPlan of(X509Certificate certificate) {
        return new RenewalPlan(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** After two thirds of its life and a random part of a twentieth, so that a fleet of one day does not come in one minute. */
    Instant due(RandomGenerator random) {
        var life = Duration.between(begins, ends);
        return ends.minus(life.dividedBy(THIRDS))
                .plusMillis(random.nextLong(life.dividedBy(JITTER).toMillis() + 1));
    }

    /** How long to wait after a try in vain: a random part of a window that narrows as the end comes near. */
    Duration pause(Instant now, RandomGenerator random) {
        var window = Duration.between(now, ends).dividedBy(TRIES_LEFT);
        var bounded = window.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : window;
        return SHORTEST_PAUSE.plusMillis(random.nextLong(Math.max(bounded.toMillis(), 1)));
    }
}
