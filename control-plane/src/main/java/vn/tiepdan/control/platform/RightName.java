package vn.tiepdan.control.platform;

/** The names of {@link Right}, for {@code @RolesAllowed}: to the security layer a right is what it calls a role. */
public final class RightName {
    public static final String SEE_DEVICES = "SEE_DEVICES";
    public static final String SWAP_DEVICES = "SWAP_DEVICES";
    public static final String RUN_DEVICES = "RUN_DEVICES";
    public static final String CHANGE_PLACES = "CHANGE_PLACES";
    public static final String CHANGE_ACCOUNTS = "CHANGE_ACCOUNTS";
    public static final String CHANGE_LAW = "CHANGE_LAW";
    public static final String READ_AUDIT = "READ_AUDIT";
    public static final String PLAN_RECEPTION = "PLAN_RECEPTION";
    public static final String SEE_QUOTA = "SEE_QUOTA";
    public static final String BOOK_APPOINTMENTS = "BOOK_APPOINTMENTS";
    public static final String CHECK_IN = "CHECK_IN";
    public static final String SEE_SESSIONS = "SEE_SESSIONS";
    public static final String READ_SESSIONS = "READ_SESSIONS";
    public static final String RECEIVE = "RECEIVE";
    public static final String GIVE_DIRECTIONS = "GIVE_DIRECTIONS";
    public static final String PLAY_RECORDINGS = "PLAY_RECORDINGS";
    public static final String READ_REGISTER = "READ_REGISTER";
    public static final String KEEP_REGISTER = "KEEP_REGISTER";
    public static final String OPEN_SEALED = "OPEN_SEALED";

    private RightName() {}
}
