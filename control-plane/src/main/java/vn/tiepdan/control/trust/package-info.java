/**
 * The certificate authority of this control plane, whose key never leaves {@code data-dir/ca}, and the certificates that it
 * signs: for devices (on their own requests), for the servers of this control plane, and for its clients. Which of them serve no more
 * it says in a {@link vn.tiepdan.control.trust.RevocationList}.
 */
@NullMarked
package vn.tiepdan.control.trust;

import org.jspecify.annotations.NullMarked;
