/** Measured values, and what processes use. */
@NullMarked
package vn.tiepdan.bench.measure;

import org.jspecify.annotations.NullMarked;
