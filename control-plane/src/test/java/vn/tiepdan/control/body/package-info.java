/** Tests of the bodies. */
@NullMarked
package vn.tiepdan.control.body;

import org.jspecify.annotations.NullMarked;
