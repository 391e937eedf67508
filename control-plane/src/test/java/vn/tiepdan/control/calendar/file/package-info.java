/** Tests of the calendar's files. */
@NullMarked
package vn.tiepdan.control.calendar.file;

import org.jspecify.annotations.NullMarked;
