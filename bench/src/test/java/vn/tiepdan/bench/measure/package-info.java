/** Tests of {@code bench.measure}. */
@NullMarked
package vn.tiepdan.bench.measure;

import org.jspecify.annotations.NullMarked;
