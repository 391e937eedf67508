package vn.tiepdan.control.schedule;

/**
 * Who really led a day, and as what: the position is kept as it was on that day.
 *
 * @param account account name
 */
public record Presided(String account, Position as) {}
