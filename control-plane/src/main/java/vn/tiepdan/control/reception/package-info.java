/**
 * Receiving a citizen, from the ticket to the closed session.
 *
 * <p>{@link vn.tiepdan.control.reception.Session} is the life cycle: what may happen in which state, without any I/O.
 * {@link vn.tiepdan.control.reception.Turns} takes what kiosks report, {@link vn.tiepdan.control.reception.Sessions} does what
 * rooms ask for, {@link vn.tiepdan.control.reception.Views} tells every page what it shall show now.
 */
@NullMarked
package vn.tiepdan.control.reception;

import org.jspecify.annotations.NullMarked;
