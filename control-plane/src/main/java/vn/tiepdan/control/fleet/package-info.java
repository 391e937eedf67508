/** The enrolled devices: who they are, whether they are there, how they feel, and the way to talk to them. */
@NullMarked
package vn.tiepdan.control.fleet;

import org.jspecify.annotations.NullMarked;
