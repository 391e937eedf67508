/** Layers, and what devices shall run with and do, in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.configuration.store;

import org.jspecify.annotations.NullMarked;
