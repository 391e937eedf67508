/** Commands in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.command.store;

import org.jspecify.annotations.NullMarked;
