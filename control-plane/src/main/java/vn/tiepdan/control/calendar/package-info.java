/**
 * The time that the law counts in: which days are worked, and the numbers of the law with their sources. All of it is data that a city
 * brings up to date by itself ({@link Imports}, {@link Amendments}); what is decided here is how to count ({@link WorkingCalendar},
 * {@link Deadlines}). What another feature needs is one {@link LegalTime}, which {@link LegalTimes} gives.
 *
 * <p>Nothing unknown passes for known: a date is given with the {@link Warning}s of the years and documents that it rests on.
 */
@NullMarked
package vn.tiepdan.control.calendar;

import org.jspecify.annotations.NullMarked;
