/** Tests of {@code bench.ingest}. */
@NullMarked
package vn.tiepdan.bench.ingest;

import org.jspecify.annotations.NullMarked;
