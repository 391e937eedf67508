/** What outlives a restart, in one SQLite file: the boot epoch, events not yet committed by the control plane, commands already obeyed. */
@NullMarked
package vn.tiepdan.agent.store;

import org.jspecify.annotations.NullMarked;
