/** The REST resources of sessions. */
@NullMarked
package vn.tiepdan.control.reception.rest;

import org.jspecify.annotations.NullMarked;
