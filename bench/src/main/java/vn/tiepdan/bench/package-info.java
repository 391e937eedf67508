/**
 * What the control plane bears and notices, measured with a simulated fleet over the real contract: {@code ./tiepdan bench ingest}
 * and {@code ./tiepdan bench presence}.
 */
@NullMarked
package vn.tiepdan.bench;

import org.jspecify.annotations.NullMarked;
