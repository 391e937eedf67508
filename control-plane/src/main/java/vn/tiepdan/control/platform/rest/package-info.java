/** What every REST resource shares: problems (RFC 9457), the state of the system, and the live feed. */
@NullMarked
package vn.tiepdan.control.platform.rest;

import org.jspecify.annotations.NullMarked;
