package vn.tiepdan.journey.outage;

import java.time.Duration;

/**
 * One kill.
 *
 * @param after how long after the moment
 */
record Blow(Victim victim, Moment moment, Duration after) {
    enum Victim {
        KIOSK_AGENT,
        CONTROL_PLANE,
        BOTH;

        boolean kiosk() {
            return this != CONTROL_PLANE;
        }

        boolean controlPlane() {
            return this != KIOSK_AGENT;
        }
    }

    /** How far several turns have come, that were said in one breath. */
    enum Moment {
        BEFORE_THEY_ARE_SAID,
        ALL_SAID,
        FIRST_KEPT,
        ALL_KEPT,
        FIRST_COMMITTED
    }

    static Blow to(Victim victim, Moment moment) {
        return new Blow(victim, moment, Duration.ZERO);
    }
}
