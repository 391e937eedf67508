package vn.tiepdan.bench.presence;

import vn.tiepdan.bench.fleet.Database;

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

    long doubtedSince(long change) {
        return database.number(
                "select count(*) from device_presence_change where state = 'SUSPECT' and device like 'd-sim-%' and number > "
                        + change);
    }

    long online() {
        return database.number("select count(*) from device_presence where state = 'ONLINE' and device like 'd-sim-%'");
    }
}
