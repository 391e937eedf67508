/** {@code /api/v1/bodies} and {@code /api/v1/sites}. */
@NullMarked
package vn.tiepdan.control.body.rest;

import org.jspecify.annotations.NullMarked;
