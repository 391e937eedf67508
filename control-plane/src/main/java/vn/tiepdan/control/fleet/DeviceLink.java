package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.View;

/** The way to a device. That the broker has taken a message does not mean that the device has. */
public interface DeviceLink {
    /**
     * Writes the command, in the caller's transaction if there is one, and sends it after the commit. One that the broker does not
     * take is logged and ends as unknown when its time is over, like one that the device does not answer.
     */
    Uni<Void> command(DeviceId device, Command command);

    /** The same for a command that is written already. */
    Uni<Void> send(DeviceId device, Command command);

    /** The item arrives when the broker has taken it. */
    Uni<Void> signal(DeviceId device, SignalDown signal);

    /** Tells it how it shall be configured, now or when it comes back. The item arrives when the broker has taken it. */
    Uni<Void> desire(DeviceId device, Desired desired);

    /** The item arrives when the broker has taken it. */
    Uni<Void> show(DeviceId device, View view);
}
