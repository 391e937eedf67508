/**
 * How many messages of devices become rows that the API shows, and how soon: at steady rates, in a burst, and beside the floor
 * ({@link vn.tiepdan.bench.ingest.Floor}), which is the least that could be done with the same database.
 */
@NullMarked
package vn.tiepdan.bench.ingest;

import org.jspecify.annotations.NullMarked;
