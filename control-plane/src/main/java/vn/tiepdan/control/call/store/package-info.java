/** Calls in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.call.store;

import org.jspecify.annotations.NullMarked;
