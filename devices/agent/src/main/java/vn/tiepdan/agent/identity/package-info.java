/** Who this device is: a key made here that never leaves, and a certificate from the control plane's authority (EST, RFC 7030). */
@NullMarked
package vn.tiepdan.agent.identity;

import org.jspecify.annotations.NullMarked;
