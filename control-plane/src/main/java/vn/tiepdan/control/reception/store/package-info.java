/** Sessions in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.reception.store;

import org.jspecify.annotations.NullMarked;
