/** The calendar of receptions over HTTP. */
@NullMarked
package vn.tiepdan.control.schedule.rest;

import org.jspecify.annotations.NullMarked;
