/** How this machine is, told to the control plane on every change and as a heartbeat. */
@NullMarked
package vn.tiepdan.agent.status;

import org.jspecify.annotations.NullMarked;
