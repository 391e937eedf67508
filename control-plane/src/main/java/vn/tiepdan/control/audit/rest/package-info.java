/** {@code /api/v1/audit}. */
@NullMarked
package vn.tiepdan.control.audit.rest;

import org.jspecify.annotations.NullMarked;
