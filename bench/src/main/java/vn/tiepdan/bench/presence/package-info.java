/**
 * Whether the control plane believes the truth about who is there: faults are done to some devices of a large fleet, and the API is
 * asked when it shows them ({@link vn.tiepdan.bench.presence.Fault}); broker and control plane are restarted, and nobody may be
 * called offline who is not.
 */
@NullMarked
package vn.tiepdan.bench.presence;

import org.jspecify.annotations.NullMarked;
