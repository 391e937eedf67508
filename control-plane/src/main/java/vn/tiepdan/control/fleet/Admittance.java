package vn.tiepdan.control.fleet;

/** The answer to a device that knocks with a certificate of our authority. */
public enum Admittance {
    WELCOME,
    /** Not enrolled here. */
    STRANGER,
    QUARANTINED,
    /** The device, or this certificate of it. */
    REVOKED
}
