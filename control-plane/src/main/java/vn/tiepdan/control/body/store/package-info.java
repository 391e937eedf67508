/** Bodies and sites in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.body.store;

import org.jspecify.annotations.NullMarked;
