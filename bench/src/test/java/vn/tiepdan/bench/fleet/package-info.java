/** Tests of the simulated fleet. */
@NullMarked
package vn.tiepdan.bench.fleet;

import org.jspecify.annotations.NullMarked;
