/** The register in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.register.store;

import org.jspecify.annotations.NullMarked;
