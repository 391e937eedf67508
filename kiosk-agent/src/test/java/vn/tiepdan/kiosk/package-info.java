/** The agent of the kiosk as it is shipped, as a process of its own. */
@NullMarked
package vn.tiepdan.kiosk;

import org.jspecify.annotations.NullMarked;
