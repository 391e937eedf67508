package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Happened.Severity;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.wire.DeviceId;

/**
 * How a device was configured: who changed a layer that holds for it where it stands now, which version followed for it, and what it
 * said of that.
 */
@ApplicationScoped
class ConfigurationPast implements Past {
    private final ConfigurationStore store;
    private final Lineage lineage;
    private final Devices devices;

    ConfigurationPast(ConfigurationStore store, Lineage lineage, Devices devices) {
        this.store = store;
        this.lineage = lineage;
        this.devices = devices;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.CONFIGURATION;
    }

    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return changes(device, before, atMost)
                .chain(changes -> store.said(device, before, atMost)
                        .map(said -> Stream.concat(
                                        changes.stream().map(this::changed),
                                        said.stream().map(this::said))
                                .sorted(Happened.NEWEST_FIRST)
                                .limit(atMost)
                                .toList()));
    }

    /** What was decided before the device came is not of its past. */
    private Uni<List<Change>> changes(DeviceId device, Before before, int atMost) {
        return devices.find(device)
                .map(found -> found.orElseThrow(Devices::unknown).enrolledAt())
                .chain(came -> lineage.of(new Layer.OfDevice(device))
                        .chain(layers -> store.changes(layers, before, atMost))
                        .map(changes -> changes.stream()
                                .takeWhile(it -> !it.at().isBefore(came))
                                .toList()));
    }

    private Happened changed(Change change) {
        return Happened.of(
                        kind(),
                        new Before(change.at(), ConfigurationStore.keyOf(change)),
                        change.restores().isPresent() ? "RESTORED" : "CHANGED",
                        Severity.PLAIN,
                        Map.of(
                                "version", Long.toString(change.version()),
                                "restored",
                                        change.restores()
                                                .map(it -> it.toString())
                                                .orElse(""),
                                "why", change.why()))
                .by(Optional.of(change.by()))
                .about(change.layer().toString());
    }

    private Happened said(ConfigurationStore.Said said) {
        return Happened.of(
                kind(),
                new Before(said.at(), said.key()),
                said.what().name(),
                switch (said.what()) {
                    case WANTED -> Severity.PLAIN;
                    case TAKEN -> Severity.GOOD;
                    case REFUSED -> Severity.BAD;
                },
                Map.of("version", Long.toString(said.version()), "field", said.field()));
    }
}
