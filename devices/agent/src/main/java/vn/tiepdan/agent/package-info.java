/**
 * What the agent of a kiosk and the agent of a room have in common.
 *
 * <p>An agent stands between a page on the same machine and the control plane far away:
 *
 * <pre>
 * page ⇄ WebSocket ({@link vn.tiepdan.agent.page}) ⇄ desk ({@link vn.tiepdan.agent.desk}) ⇄ MQTT (vn.tiepdan.link) ⇄ control plane
 *                                                      │
 *                              disk ({@link vn.tiepdan.agent.store}): events until they are committed, boot epoch, commands
 * </pre>
 *
 * <p>{@link vn.tiepdan.agent.command} does what operators order, each command at most once. {@link vn.tiepdan.agent.identity} makes the key and fetches the certificate, once. {@link vn.tiepdan.agent.status} tells
 * the control plane how this machine is. Everything that decides runs on one thread ({@link vn.tiepdan.agent.AgentThread}),
 * so no class here needs a lock.
 */
@NullMarked
package vn.tiepdan.agent;

import org.jspecify.annotations.NullMarked;
