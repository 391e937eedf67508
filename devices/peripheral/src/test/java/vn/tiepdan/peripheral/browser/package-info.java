/** A Chromium that really runs. */
@NullMarked
package vn.tiepdan.peripheral.browser;

import org.jspecify.annotations.NullMarked;
