/** Tests of what every REST resource shares, over real HTTP. */
@NullMarked
package vn.tiepdan.control.platform.rest;

import org.jspecify.annotations.NullMarked;
