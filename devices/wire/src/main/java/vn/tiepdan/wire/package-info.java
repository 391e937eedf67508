/**
 * The contract between devices and the control plane, version 1: what travels over MQTT, in which topic, with which
 * promise. Both sides compile against these types; {@code docs/asyncapi.yaml} describes the same for everybody else and a
 * test holds the two together.
 *
 * <p>Start at {@link vn.tiepdan.wire.Channel}: it lists every topic with its direction and promise. Each channel carries
 * one sealed family of messages ({@link vn.tiepdan.wire.Event}, {@link vn.tiepdan.wire.Command} …).
 * {@link vn.tiepdan.wire.Wire} turns them into JSON and back.
 *
 * <p>Rules that every message follows: JSON (RFC 8259) in UTF-8, times as RFC 3339 in UTC, durations and sizes with their
 * unit in the name. Unknown members are ignored; an unknown kind is refused and counted. Kinds are added, never changed.
 */
@NullMarked
package vn.tiepdan.wire;

import org.jspecify.annotations.NullMarked;
