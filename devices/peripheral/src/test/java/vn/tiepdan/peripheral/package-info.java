/** Drivers against their devices, and the rules of the house. */
@NullMarked
package vn.tiepdan.peripheral;

import org.jspecify.annotations.NullMarked;
