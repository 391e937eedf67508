/** {@code /api/v1/claims} for operators, and EST (RFC 7030) under {@code /.well-known/est} for devices. */
@NullMarked
package vn.tiepdan.control.enrolment.rest;

import org.jspecify.annotations.NullMarked;
