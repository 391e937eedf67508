/** Recordings in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.recording.store;

import org.jspecify.annotations.NullMarked;
