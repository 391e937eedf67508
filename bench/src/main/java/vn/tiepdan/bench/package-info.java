/**
 * What the control plane bears and notices, measured with a simulated fleet over the real contract: {@code ./tiepdan bench ingest},
 * {@code presence} and {@code command}. {@link vn.tiepdan.bench.server.Server} is what is measured, {@link vn.tiepdan.bench.fleet.Fleet}
 * who speaks to it, and {@link vn.tiepdan.bench.measure.Goals} what must come of it.
 */
@NullMarked
package vn.tiepdan.bench;

import org.jspecify.annotations.NullMarked;
