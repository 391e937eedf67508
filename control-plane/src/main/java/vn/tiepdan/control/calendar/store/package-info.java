/** Days, numbers and their sources in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.calendar.store;

import org.jspecify.annotations.NullMarked;
