/** What is kept of the log, and what is taken out of it. */
@NullMarked
package vn.tiepdan.agent.log;

import org.jspecify.annotations.NullMarked;
