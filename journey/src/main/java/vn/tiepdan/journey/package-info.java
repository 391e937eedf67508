/**
 * The whole product on one machine: starting it, playing a reception in real browsers, measuring it.
 *
 * <p>{@link vn.tiepdan.journey.Journey} is the program behind {@code ./tiepdan up}, {@code demo} and {@code bench}.
 * {@code stack} starts and stops the three applications; {@code media} makes what cameras see and finds it again;
 * {@code demo} plays one reception and writes its results; {@code bench} measures. The packages depend on each other in
 * this order only, and on no other module: everything here goes through the same doors as a browser or an operator.
 */
@NullMarked
package vn.tiepdan.journey;

import org.jspecify.annotations.NullMarked;
