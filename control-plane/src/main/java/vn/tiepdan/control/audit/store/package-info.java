/** The audit log in PostgreSQL, which numbers, chains and guards the lines by itself. */
@NullMarked
package vn.tiepdan.control.audit.store;

import org.jspecify.annotations.NullMarked;
