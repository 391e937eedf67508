/** The last lines of this agent's log, for an operator who cannot come here. */
@NullMarked
package vn.tiepdan.agent.log;

import org.jspecify.annotations.NullMarked;
