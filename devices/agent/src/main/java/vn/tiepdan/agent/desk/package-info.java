/** What the agent does with what the page and the control plane say: turns, requests, calls. */
@NullMarked
package vn.tiepdan.agent.desk;

import org.jspecify.annotations.NullMarked;
