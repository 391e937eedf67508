/**
 * How a device gets into the fleet: an operator mints a claim (a one-time code for one place), the device makes its own key
 * and exchanges code and certificate request for a certificate, over EST (RFC 7030). Where the claim asks for it, a person looks at the
 * key in between ({@link vn.tiepdan.control.enrolment.Stage}). Certificates that serve no more are published for brokers that cannot ask
 * us ({@link vn.tiepdan.control.enrolment.Revocations}).
 */
@NullMarked
package vn.tiepdan.control.enrolment;

import org.jspecify.annotations.NullMarked;
