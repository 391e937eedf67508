package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/**
 * A feature that takes note of device events. Called once per (device, epoch, number), inside the transaction that commits
 * the event; the device is acknowledged after that commit. Every handler is asked; one that does not care answers at once.
 * A failure rolls the event back and it is tried again, so a handler fails only for passing reasons and refuses bad content
 * by recording it.
 */
public interface EventHandler {
    Uni<Void> on(DeviceId device, Event event);
}
