/** {@code /api/v1/configuration} and {@code /api/v1/devices/{id}/configuration}. */
@NullMarked
package vn.tiepdan.control.configuration.rest;

import org.jspecify.annotations.NullMarked;
