package vn.tiepdan.control.identity;

import vn.tiepdan.control.platform.StaffRole;

/** A member of staff who has proven who they are. */
public record Staff(String name, StaffRole role) {}
