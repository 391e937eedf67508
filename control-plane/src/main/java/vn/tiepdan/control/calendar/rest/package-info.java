/** {@code /api/v1/calendar}, {@code /api/v1/legal-numbers} and {@code /api/v1/deadlines}. */
@NullMarked
package vn.tiepdan.control.calendar.rest;

import org.jspecify.annotations.NullMarked;
