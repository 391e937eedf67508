/**
 * Who is expected: appointments, the waiting list, and what becomes of both.
 *
 * <p>{@link vn.tiepdan.control.appointment.Appointment} is the life of one; {@link vn.tiepdan.control.appointment.Openings} finds who and
 * what is free, and chooses; that nothing is ever booked twice is guarded by exclusion constraints of the database.
 */
@NullMarked
package vn.tiepdan.control.appointment;

import org.jspecify.annotations.NullMarked;
