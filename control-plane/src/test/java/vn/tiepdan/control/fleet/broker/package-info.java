/** Tests of {@code fleet.broker}. */
@NullMarked
package vn.tiepdan.control.fleet.broker;

import org.jspecify.annotations.NullMarked;
