/** The control plane that is measured, with its own broker or with Debian's mosquitto beside it. */
@NullMarked
package vn.tiepdan.bench.server;

import org.jspecify.annotations.NullMarked;
