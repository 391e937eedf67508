/** The REST resources of recordings: what there is, and the viewing copy itself. */
@NullMarked
package vn.tiepdan.control.recording.rest;

import org.jspecify.annotations.NullMarked;
