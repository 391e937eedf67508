/** The REST resources of the fleet. */
@NullMarked
package vn.tiepdan.control.fleet.rest;

import org.jspecify.annotations.NullMarked;
