package vn.tiepdan.control.platform;

/** What a member of staff may do. The names are role names of the security layer, for {@code @RolesAllowed}. */
public enum StaffRole {
    /** Everything. */
    ADMINISTRATOR,
    /** Sessions, register and recordings. */
    OFFICIAL,
    /** Fleet, system, claims and audit; no citizen data and no recordings. */
    IT_OPERATOR;

    public static final String ADMINISTRATOR_NAME = "ADMINISTRATOR";
    public static final String OFFICIAL_NAME = "OFFICIAL";
    public static final String IT_OPERATOR_NAME = "IT_OPERATOR";
}
