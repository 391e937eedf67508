/** Tests of the program. */
@NullMarked
package vn.tiepdan.bench;

import org.jspecify.annotations.NullMarked;
