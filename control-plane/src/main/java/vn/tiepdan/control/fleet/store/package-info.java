/** The fleet in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.fleet.store;

import org.jspecify.annotations.NullMarked;
