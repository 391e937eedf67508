/** Appointments over HTTP. */
@NullMarked
package vn.tiepdan.control.appointment.rest;

import org.jspecify.annotations.NullMarked;
