/** Tests of {@code enrolment}. */
@NullMarked
package vn.tiepdan.control.enrolment;

import org.jspecify.annotations.NullMarked;
