/**
 * The calendar of bodies: on which days somebody is received, by whom, in which rooms, from which kiosks, and how many.
 *
 * <p>{@link vn.tiepdan.control.schedule.Plan} is what a scheduler writes down and checks itself;
 * {@link vn.tiepdan.control.schedule.ReceptionDay} is its life, from the draft to the day that was held;
 * {@link vn.tiepdan.control.schedule.Recurrence} unfolds a rule into days; {@link vn.tiepdan.control.schedule.Quota} counts what heads owe.
 */
@NullMarked
package vn.tiepdan.control.schedule;

import org.jspecify.annotations.NullMarked;
