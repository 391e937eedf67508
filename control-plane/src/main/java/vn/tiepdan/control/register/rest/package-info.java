/** The REST resources of the register. */
@NullMarked
package vn.tiepdan.control.register.rest;

import org.jspecify.annotations.NullMarked;
