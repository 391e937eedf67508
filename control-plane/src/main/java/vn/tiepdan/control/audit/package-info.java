/** Who did what: an append-only log whose lines are chained by their hashes, so that a change afterwards shows. */
@NullMarked
package vn.tiepdan.control.audit;

import org.jspecify.annotations.NullMarked;
