package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A feature that takes note of device events, of which many may come together. It hears of each (device, epoch, number) once, inside
 * the transaction that commits the event; the device is acknowledged after that commit. Every handler is asked; one that does not care answers at once.
 * A failure rolls the event back and it is tried again, so a handler fails only for passing reasons and refuses bad content
 * by recording it.
 */
public interface EventHandler {
    /** @param events those of one device in their order; never empty */
    Uni<Void> on(List<Arrived> events);
}
