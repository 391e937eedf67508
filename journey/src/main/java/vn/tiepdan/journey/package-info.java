/**
 * The product as a person meets it: started, used in real browsers, measured, and stopped.
 *
 * <p>{@link vn.tiepdan.journey.Journey} reads the command line of the {@code tiepdan} script. {@link
 * vn.tiepdan.journey.stack.Stack} starts control plane and agents as processes of their own; {@link
 * vn.tiepdan.journey.demo.Reception} plays one reception with a citizen's and an official's touches, and {@link
 * vn.tiepdan.journey.demo.Evidence} reads out of picture and sound that they are what the cameras saw. {@link
 * vn.tiepdan.journey.bench.CallBench} measures.
 */
@NullMarked
package vn.tiepdan.journey;

import org.jspecify.annotations.NullMarked;
