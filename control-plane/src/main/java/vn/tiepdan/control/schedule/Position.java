package vn.tiepdan.control.schedule;

/** As what somebody presides over a reception day. */
public enum Position {
    HEAD,
    /** May preside, and never counts for what the head owes (Law on Citizen Reception, article 18, as amended by Law 136/2025/QH15). */
    DEPUTY,
    OFFICIAL
}
