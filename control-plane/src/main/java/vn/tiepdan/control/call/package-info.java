/**
 * The live meeting of a session: opening it on a media server, seating the legs, carrying their signalling, ending it.
 *
 * <p>{@link vn.tiepdan.control.call.CallBroker} is the way in; {@code CallRecords} writes, {@code LegLink} tells the devices, and
 * {@code RunningCalls} holds what runs: a {@code LiveCall} in an {@code OpenRoom}, with a {@code LiveLeg} for each party and an
 * {@code Attempt} of each leg, which sits on a {@code Seat} of the room. {@code NextRoom} has a room with two seats ready before
 * anybody asks. They live on one thread ({@link vn.tiepdan.control.call.CallThread}), so they need no locks. There is one way to recover,
 * whatever broke (page, agent, media server, this process): the leg begins a new attempt with a higher number, and everything of
 * the older one is forgotten.
 */
@NullMarked
package vn.tiepdan.control.call;

import org.jspecify.annotations.NullMarked;
