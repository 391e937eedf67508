/** Tests of {@code fleet.mqtt}. */
@NullMarked
package vn.tiepdan.control.fleet.mqtt;

import org.jspecify.annotations.NullMarked;
