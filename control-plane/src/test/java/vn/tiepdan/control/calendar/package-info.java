/** Tests of the calendar. */
@NullMarked
package vn.tiepdan.control.calendar;

import org.jspecify.annotations.NullMarked;
