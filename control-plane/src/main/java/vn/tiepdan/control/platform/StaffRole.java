package vn.tiepdan.control.platform;

/**
 * What somebody is at a body. What each may do there is said by {@link Right} alone; where nothing is said they may do nothing. One
 * person may be several.
 */
public enum StaffRole {
    /** Accounts, places and the fleet, everywhere; nothing of what citizens say. */
    ADMINISTRATOR,
    /** Heads the body and receives citizens there; how often they do is counted. */
    HEAD,
    /** Receives like an official. However often that is, it never counts for the head (Law 136/2025/QH15). */
    DEPUTY,
    /** Receives citizens, with sessions, register and recordings. */
    OFFICIAL,
    /** At the commune, beside the citizen: check-in, appointments, and other hardware for a broken kiosk. */
    CLERK,
    /** Plans days of reception and appointments. */
    SCHEDULER,
    /** Keeps the register and the recordings. */
    ARCHIVIST,
    /** Reads registers and recordings of those below, and what is sealed together with a second person. */
    INSPECTOR,
    /** Reads who did and saw what, and nothing of what they saw. */
    AUDITOR,
    /** Fleet, system and claims; nothing of what citizens say. */
    IT_OPERATOR;

    /** Of no body in particular. Every other role is somebody's at one body, with all below it. */
    public boolean isEverywhere() {
        return this == ADMINISTRATOR;
    }
}
