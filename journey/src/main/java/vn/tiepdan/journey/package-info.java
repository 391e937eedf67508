/**
 * The product as a person meets it: started, used in real browsers, measured, and stopped.
 *
 * <p>{@link vn.tiepdan.journey.Main} reads the command line of the {@code tiepdan} script. {@link vn.tiepdan.journey.Stack} starts
 * control plane and agents as processes of their own, {@link vn.tiepdan.journey.Reception} plays one reception with a citizen's and
 * an official's touches, {@link vn.tiepdan.journey.Proof} reads out of picture and sound that they are what the cameras saw.
 */
@NullMarked
package vn.tiepdan.journey;

import org.jspecify.annotations.NullMarked;
