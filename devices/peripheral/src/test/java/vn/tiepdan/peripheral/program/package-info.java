/** Programs that really run. */
@NullMarked
package vn.tiepdan.peripheral.program;

import org.jspecify.annotations.NullMarked;
