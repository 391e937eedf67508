package vn.tiepdan.bench.fleet;

import java.util.random.RandomGenerator;

/**
 * When a device dials again, as an agent's link decides it: after a random part of a window that doubles up to what the server has set,
 * and beyond that while the broker is reached and does not answer.
 */
final class Redial {
    private static final int FIRST_PART = 10;
    private static final int MOST_DOUBLINGS = 20;
    private static final int PATIENT = 16;
    private static final long MILLIS = 1_000;

    private final RandomGenerator random;
    private int attempts;
    private int unanswered;

    Redial(RandomGenerator random) {
        this.random = random;
    }

    /** TCP stood, and no word of TLS or MQTT came in time. */
    void unanswered() {
        unanswered++;
    }

    /** The broker said something, if only that it will not have this device. */
    void answered() {
        unanswered = 0;
    }

    /** The link stands, or the agent starts anew. */
    void settled() {
        answered();
        attempts = 0;
    }

    /**
     * After a loss, or an attempt in vain.
     *
     * @return milliseconds
     */
    long pause(int windowSeconds) {
        var most = windowSeconds * MILLIS;
        var window = Math.min(most, most / FIRST_PART << Math.min(attempts, MOST_DOUBLINGS));
        attempts++;
        return random.nextLong(window * Math.min(PATIENT, 1L << Math.min(unanswered, MOST_DOUBLINGS)) + 1);
    }
}
