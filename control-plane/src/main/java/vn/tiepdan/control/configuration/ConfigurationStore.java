package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.control.fleet.PresenceStore;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** What is kept of layers and of devices' configuration. Every method takes part in the caller's transaction. */
public interface ConfigurationStore {
    /**
     * What a device shall run with, and what it says it does.
     *
     * @param stale a layer above it has changed, and nobody has looked yet what follows for it
     */
    record Kept(DeviceId device, Drift.Wanted wanted, boolean stale, Optional<Drift.Heard> heard) {
        /** The slower of what it shall do and what it says it does. */
        PresenceStore.Rhythm rhythm() {
            var both = Stream.concat(
                            Stream.of(wanted.desired()),
                            heard.map(it -> it.reported().configuration()).stream())
                    .toList();
            return new PresenceStore.Rhythm(
                    Duration.ofSeconds(both.stream()
                            .mapToInt(Desired::heartbeatSeconds)
                            .max()
                            .orElseThrow()),
                    Duration.ofSeconds(both.stream()
                            .mapToInt(Desired::reconnectWindowSeconds)
                            .max()
                            .orElseThrow()));
        }
    }

    /** What is known of a version and a device. */
    enum What {
        /** It follows from the layers. */
        WANTED,
        /** The device runs with it. */
        TAKEN,
        /** The device cannot take it. */
        REFUSED
    }

    /**
     * One line of how a device was configured.
     *
     * @param key   tells apart what was said at one moment
     * @param field of what was refused, as the device names it; may be empty
     */
    record Said(Instant at, String key, What what, long version, String field) {}

    /** The latest change of each of these layers that was ever changed, in no order. */
    Uni<List<Change>> latest(List<Layer> layers);

    /** The latest change of every layer that was ever changed. */
    Uni<List<Change>> latest();

    /** False when the layer has such a version already: somebody else was faster. */
    Uni<Boolean> add(Change change);

    Uni<Optional<Change>> version(Layer layer, long version);

    /** Newest first, only those with a smaller number. */
    Uni<List<Change>> history(Layer layer, long before, int atMost);

    /** Newest first, of all of these layers, each with a key of its own: see {@link #keyOf}. */
    Uni<List<Change>> changes(List<Layer> layers, Past.Before before, int atMost);

    /** Tells changes of one moment apart. */
    static String keyOf(Change change) {
        return "layer." + change.version() + "." + change.layer().toString().replace(':', '.');
    }

    /** What a device was to run with, took and refused, newest first. */
    Uni<List<Said>> said(DeviceId device, Past.Before before, int atMost);

    /**
     * Forgets what devices were to run with, took and refused before this moment, except the latest of each: by it is known whether what a
     * device says is new.
     */
    Uni<Integer> forgetSaidBefore(Instant moment);

    /**
     * That a layer above them has changed, and what they shall run with is to be looked at again. Waits for those that look at this moment:
     * whoever is looked at for the first time has nothing yet that could be marked.
     */
    Uni<Void> markStale(Layer layer);

    /** At most so many that were ever heard, by their ids, from behind this one on. */
    Uni<List<DeviceId>> after(String id, int atMost);

    /**
     * What devices shall run with, locked until the transaction ends; who was never told anything is not in it. Nobody marks anything
     * meanwhile, and what whoever marked before has changed can be read.
     */
    Uni<Map<DeviceId, Drift.Wanted>> lock(Set<DeviceId> devices);

    /**
     * At most so many that are stale or not told, locked; who is locked by somebody else is left out.
     *
     * @param settled what is wanted since later than this is not due: whoever made the version is telling it
     */
    Uni<List<DeviceId>> lockDue(Instant settled, int atMost);

    /** New versions, which are still to be told. */
    Uni<Void> save(Map<DeviceId, Drift.Wanted> wanted);

    /** Somebody has looked what they shall run with. */
    Uni<Void> looked(Set<DeviceId> devices);

    /** The broker has taken these versions for these devices. */
    Uni<Void> told(Map<DeviceId, Desired> desired);

    /** Who says something new; a stranger does not, nor what comes from an earlier start of the device. */
    Uni<Set<DeviceId>> save(Map<DeviceId, Reported> reported, Instant heardAt);

    Uni<List<Kept>> kept(Set<DeviceId> devices);

    Uni<Optional<Kept>> kept(DeviceId device);

    /** Of every device that was ever told anything. */
    Uni<List<Kept>> all();
}
