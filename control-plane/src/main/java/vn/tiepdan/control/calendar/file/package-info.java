/** Days as CSV and as iCalendar: only the words and where they stand; what they mean is decided in the feature. */
@NullMarked
package vn.tiepdan.control.calendar.file;

import org.jspecify.annotations.NullMarked;
