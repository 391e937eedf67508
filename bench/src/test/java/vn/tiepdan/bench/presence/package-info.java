/** Tests of {@code bench.presence}. */
@NullMarked
package vn.tiepdan.bench.presence;

import org.jspecify.annotations.NullMarked;
