/**
 * A fleet of simulated devices in one process. Each speaks the contract of {@code devices/wire} on a connection of its own over
 * mutual TLS, under its own certificate; only the key pair is one for all of them, because ten thousand keys would measure
 * nothing.
 *
 * <p>{@link vn.tiepdan.bench.fleet.SimulatedDevice} behaves as an agent does: a birth with its will, a status at the desired
 * heartbeat, events that are numbered and sent again until they are committed. {@link vn.tiepdan.bench.fleet.Fleet} owns all of
 * them on one event loop; {@link vn.tiepdan.bench.fleet.Enrolled} makes their certificates and rows. The same seed makes
 * the same fleet, the same order of speakers and the same faults.
 */
@NullMarked
package vn.tiepdan.bench.fleet;

import org.jspecify.annotations.NullMarked;
