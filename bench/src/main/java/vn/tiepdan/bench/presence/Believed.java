package vn.tiepdan.bench.presence;

import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.wire.DeviceId;

/** What the control plane wrote down of what it believed. */
final class Believed {
    private final Database database;

    Believed(Database database) {
        this.database = database;
    }

    /** The last line until now. */
    long lastChange() {
        return database.number("select coalesce(max(number), 0) from device_presence_change");
    }

    /** How often a simulated device was called offline after that line. */
    long offlineSince(long change) {
        return database.number(
                "select count(*) from device_presence_change where state = 'OFFLINE' and device like 'd-sim-%' and number > "
                        + change);
    }

    /** The same without one line for each of these, which were away for once. */
    long offlineSince(long change, Set<DeviceId> away) {
        return database.number(
                "select coalesce(sum(case when device in (%s) then greatest(lines - 1, 0) else lines end), 0) from ("
                                .formatted(
                                        away.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")))
                        + "select device, count(*) as lines from device_presence_change"
                        + " where state = 'OFFLINE' and device like 'd-sim-%' and number > " + change
                        + " group by device) as each");
    }

    long doubtedSince(long change) {
        return database.number(
                "select count(*) from device_presence_change where state = 'SUSPECT' and device like 'd-sim-%' and number > "
                        + change);
    }

    long online() {
        return database.number("select count(*) from device_presence where state = 'ONLINE' and device like 'd-sim-%'");
    }
}
