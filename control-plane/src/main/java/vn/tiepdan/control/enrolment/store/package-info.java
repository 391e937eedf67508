/** Claims in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.enrolment.store;

import org.jspecify.annotations.NullMarked;
