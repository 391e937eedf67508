/**
 * What an operator's commands do on this device: {@link vn.tiepdan.agent.command.Orders} begins one, watches its time limit and
 * tells its one end; each {@code case} of {@link vn.tiepdan.agent.command.Effects} is what one kind of command is for.
 */
@NullMarked
package vn.tiepdan.agent.command;

import org.jspecify.annotations.NullMarked;
