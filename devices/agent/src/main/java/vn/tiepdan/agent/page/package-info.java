/** The page beside the agent: one WebSocket at {@code /page} and the messages in it, with a golden sample of each in the tests. */
@NullMarked
package vn.tiepdan.agent.page;

import org.jspecify.annotations.NullMarked;
