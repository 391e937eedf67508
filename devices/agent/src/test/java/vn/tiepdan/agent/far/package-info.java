/** The far side as a test sees it: authority, broker, and the control plane's end of the contract. */
@NullMarked
package vn.tiepdan.agent.far;

import org.jspecify.annotations.NullMarked;
