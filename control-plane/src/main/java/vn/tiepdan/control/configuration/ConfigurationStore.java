package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** What is kept of layers and of devices' configuration. Every method takes part in the caller's transaction. */
public interface ConfigurationStore {
    /** What a device shall run with, and what it says it does. */
    record Kept(DeviceId device, Drift.Wanted wanted, Optional<Drift.Heard> heard) {}

    /** The latest change of each of these layers that was ever changed, in no order. */
    Uni<List<Change>> latest(List<Layer> layers);

    /** The latest change of every layer that was ever changed. */
    Uni<List<Change>> latest();

    /** False when the layer has such a version already: somebody else was faster. */
    Uni<Boolean> add(Change change);

    Uni<Optional<Change>> version(Layer layer, long version);

    /** Newest first, only those with a smaller number. */
    Uni<List<Change>> history(Layer layer, long before, int atMost);

    /** That a layer above them has changed, and what they shall run with is to be looked at again. */
    Uni<Void> markStale(Layer layer);

    /** The same for every device, whatever has changed. */
    Uni<Void> markAllStale();

    /** What the device shall run with, its row locked until the transaction ends; empty when it was never told anything. */
    Uni<Optional<Drift.Wanted>> lock(DeviceId device);

    /** At most so many that are stale or not told, locked; who is locked by somebody else is left out. */
    Uni<List<DeviceId>> lockDue(int atMost);

    /** Not stale any more; not told when it is new. */
    Uni<Void> save(DeviceId device, Drift.Wanted wanted);

    /** The broker has taken this version for this device. */
    Uni<Void> told(DeviceId device, Desired desired);

    /** False when it says nothing new, or comes from an earlier start of the device. */
    Uni<Boolean> save(DeviceId device, Reported reported, Instant heardAt);

    Uni<Optional<Kept>> kept(DeviceId device);

    /** Of every device that was ever told anything. */
    Uni<List<Kept>> all();
}
