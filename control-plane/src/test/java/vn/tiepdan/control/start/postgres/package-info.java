/** How PostgreSQL's programs are run. */
@NullMarked
package vn.tiepdan.control.start.postgres;

import org.jspecify.annotations.NullMarked;
