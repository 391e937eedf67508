/** Reception days in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.schedule.store;

import org.jspecify.annotations.NullMarked;
