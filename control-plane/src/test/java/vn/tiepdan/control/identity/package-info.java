/** Tests of {@code identity}. */
@NullMarked
package vn.tiepdan.control.identity;

import org.jspecify.annotations.NullMarked;
