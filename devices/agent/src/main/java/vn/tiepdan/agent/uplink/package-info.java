/** The way from this device to the control plane: one method for each channel of the contract. */
@NullMarked
package vn.tiepdan.agent.uplink;

import org.jspecify.annotations.NullMarked;
