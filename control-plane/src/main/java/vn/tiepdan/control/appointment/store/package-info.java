/** Appointments in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.appointment.store;

import org.jspecify.annotations.NullMarked;
