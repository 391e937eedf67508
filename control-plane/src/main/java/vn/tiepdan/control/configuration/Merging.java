package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.wire.DeviceId;

/** Reads layers and lays them upon each other. Takes part in the caller's transaction. */
@Singleton
class Merging {
    private final ConfigurationStore store;
    private final Defaults defaults;

    Merging(ConfigurationStore store, Defaults defaults) {
        this.store = store;
        this.defaults = defaults;
    }

    /** What these layers set, in their order; those that were never changed are left out. */
    Uni<List<Change>> changes(List<Layer> nearestFirst) {
        return store.latest(nearestFirst)
                .map(changes -> changes.stream()
                        .sorted(Comparator.comparing(it -> nearestFirst.indexOf(it.layer())))
                        .toList());
    }

    /** What holds for each of these, by its layers, the nearest first. */
    Uni<Map<DeviceId, Effective>> effective(Map<DeviceId, List<Layer>> nearestFirst) {
        var all =
                nearestFirst.values().stream().flatMap(List::stream).distinct().toList();
        return store.latest(all).map(changes -> {
            var byLayer = changes.stream().collect(Collectors.toMap(Change::layer, Function.identity()));
            return nearestFirst.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            it -> merged(it.getValue().stream()
                                    .flatMap(layer -> Optional.ofNullable(byLayer.get(layer)).stream())
                                    .toList())));
        });
    }

    Effective merged(List<Change> nearestFirst) {
        return Effective.of(nearestFirst, defaults.settings());
    }
}
