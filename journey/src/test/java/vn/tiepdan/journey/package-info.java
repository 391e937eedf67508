/** The script and the program behind it, from outside. */
@NullMarked
package vn.tiepdan.journey;

import org.jspecify.annotations.NullMarked;
