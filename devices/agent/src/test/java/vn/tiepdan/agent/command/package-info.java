/** The operators' commands as they are obeyed. */
@NullMarked
package vn.tiepdan.agent.command;

import org.jspecify.annotations.NullMarked;
