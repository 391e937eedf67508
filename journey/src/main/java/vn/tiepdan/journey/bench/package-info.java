/**
 * Measurements of the running product beside a floor in the same run.
 *
 * <p>{@link vn.tiepdan.journey.bench.CallBench} is {@code ./tiepdan bench call}: {@link vn.tiepdan.journey.bench.Floor} joins the
 * same media server with the least possible code, {@link vn.tiepdan.journey.bench.Figures} are the numbers of one series.
 */
@NullMarked
package vn.tiepdan.journey.bench;

import org.jspecify.annotations.NullMarked;
