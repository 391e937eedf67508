/**
 * {@code /api/v1/claims} for operators, EST (RFC 7030) under {@code /.well-known/est} for devices, and for brokers the list of revoked
 * certificates.
 */
@NullMarked
package vn.tiepdan.control.enrolment.rest;

import org.jspecify.annotations.NullMarked;
