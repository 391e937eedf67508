/** The agent as it runs: its own store, page and broker, and the far side of the contract. */
@NullMarked
package vn.tiepdan.agent.desk;

import org.jspecify.annotations.NullMarked;
