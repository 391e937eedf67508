/** Tests of {@code fleet}. */
@NullMarked
package vn.tiepdan.control.fleet;

import org.jspecify.annotations.NullMarked;
