/** How this device is configured: what the control plane told it last, kept on the disk. */
@NullMarked
package vn.tiepdan.agent.configuration;

import org.jspecify.annotations.NullMarked;
