/**
 * How devices shall be configured, in layers: what is set for a device wins over what is set for its site, its body, the bodies
 * above, and all; what nobody sets has a default. {@link Setting} lists what can be set, {@link Effective} merges,
 * {@link Drift} compares with what a device reports. A layer is its latest {@link Change}, and no change is ever lost;
 * {@link Spreading} takes a change to the devices, so many in a second.
 */
@NullMarked
package vn.tiepdan.control.configuration;

import org.jspecify.annotations.NullMarked;
