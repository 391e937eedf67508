/**
 * What operators tell devices to do, and what became of it.
 *
 * <p>{@link vn.tiepdan.control.command.Kind} says of each kind what it disturbs and what stands against it;
 * {@link vn.tiepdan.control.fleet.CommandLife} is the life of one command; {@link vn.tiepdan.control.command.Orders} issues, agrees,
 * withdraws. The account of all commands, those of calls too, is kept by {@code fleet.Commands}: a device answers there.
 *
 * <p>A command is never called delivered. It is on its way until the device says that it has begun, it ends with the device's own word,
 * and without one it is unknown, which a later word of the device replaces.
 */
@NullMarked
package vn.tiepdan.control.command;

import org.jspecify.annotations.NullMarked;
