package vn.tiepdan.bench.ingest;

import vn.tiepdan.bench.fleet.Database;

/**
 * What of the simulated devices is in the database.
 *
 * @param events   rows
 * @param distinct events among them
 * @param statuses the sum of the newest sequence of each device: those that are kept and those that they overtook
 */
record Stored(long events, long distinct, long statuses) {
    /** Cheap enough for a running measurement. */
    static Stored quickly(Database database) {
        return new Stored(
                database.number("select coalesce(sum(committed), 0) from event_inbox where device like 'd-sim-%'"),
                -1,
                statuses(database));
    }

    /** Every row is looked at. */
    static Stored exactly(Database database) {
        return new Stored(
                database.number("select count(*) from device_event where device like 'd-sim-%'"),
                database.number("select count(*) from (select distinct device, epoch, number from device_event"
                        + " where device like 'd-sim-%') as one"),
                statuses(database));
    }

    private static long statuses(Database database) {
        return database.number("select coalesce(sum(sequence), 0) from device_status where device like 'd-sim-%'");
    }
}
