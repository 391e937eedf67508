/**
 * The control plane: everything that happens behind the kiosks and reception rooms.
 *
 * <p>Way in: {@link vn.tiepdan.control.ControlPlane} starts it ({@code start}). One package per feature, whose root is its
 * only public face; below it {@code rest}, {@code mqtt}, {@code store} and {@code media} adapt it to the outside:
 * <ul>
 *   <li>{@code body}: authorities and the places where they receive people
 *   <li>{@code fleet}: the devices, their presence and the way to talk to them; {@code enrolment}: how they get in
 *   <li>{@code reception}: the life of a session; {@code register}: the row that remains of it
 *   <li>{@code call}: the live meeting, over {@code janus}; {@code recording}: what is kept of it
 *   <li>{@code identity}: staff accounts and roles; {@code audit}: who did what
 *   <li>{@code platform}: what all of them stand on and that knows none of them
 * </ul>
 */
@NullMarked
package vn.tiepdan.control;

import org.jspecify.annotations.NullMarked;
