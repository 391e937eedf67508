/** The embedded PostgreSQL: its binaries, its data directory, and the server process that outlives a killed control plane. */
@NullMarked
package vn.tiepdan.control.start.postgres;

import org.jspecify.annotations.NullMarked;
