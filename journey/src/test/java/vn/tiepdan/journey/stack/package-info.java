/** The processes of a stack, as far as they can be looked at without starting any. */
@NullMarked
package vn.tiepdan.journey.stack;

import org.jspecify.annotations.NullMarked;
