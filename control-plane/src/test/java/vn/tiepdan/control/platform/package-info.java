/** Tests of what every feature stands on. */
@NullMarked
package vn.tiepdan.control.platform;

import org.jspecify.annotations.NullMarked;
