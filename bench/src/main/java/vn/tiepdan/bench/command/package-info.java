/** How long it takes from an operator's wish until the API shows that the device has done it. */
@NullMarked
package vn.tiepdan.bench.command;

import org.jspecify.annotations.NullMarked;
