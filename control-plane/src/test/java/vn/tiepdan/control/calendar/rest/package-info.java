/** Tests of the calendar's API. */
@NullMarked
package vn.tiepdan.control.calendar.rest;

import org.jspecify.annotations.NullMarked;
