/**
 * One whole reception, played by touches on the real pages in real browsers.
 *
 * <p>{@link vn.tiepdan.journey.demo.Demo} is the story from start to {@code summary.json};
 * {@link vn.tiepdan.journey.demo.Party} is one person before one screen, {@link vn.tiepdan.journey.demo.Browsers} gives
 * them their browsers, {@link vn.tiepdan.journey.demo.Reception} knows what they touch,
 * {@link vn.tiepdan.journey.demo.Evidence} proves that picture and sound arrived, and
 * {@link vn.tiepdan.journey.demo.Steps} keeps the minutes.
 */
@NullMarked
package vn.tiepdan.journey.demo;

import org.jspecify.annotations.NullMarked;
