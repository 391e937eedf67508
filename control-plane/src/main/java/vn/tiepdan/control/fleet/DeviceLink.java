package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.View;

/** The way to a device. Each item arrives when the broker has taken the message, which does not mean that the device has. */
public interface DeviceLink {
    Uni<Void> command(DeviceId device, Command command);

    Uni<Void> signal(DeviceId device, SignalDown signal);

    Uni<Void> show(DeviceId device, View view);
}
