/** The live meeting of a session: opening it on a media server, seating the legs, carrying their signalling, ending it. */
@NullMarked
package vn.tiepdan.control.call;

import org.jspecify.annotations.NullMarked;
