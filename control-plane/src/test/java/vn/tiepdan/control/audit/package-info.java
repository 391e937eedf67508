/** Tests of the audit log. */
@NullMarked
package vn.tiepdan.control.audit;

import org.jspecify.annotations.NullMarked;
