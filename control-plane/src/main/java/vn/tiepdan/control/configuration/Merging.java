package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

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

    Effective merged(List<Change> nearestFirst) {
        return Effective.of(nearestFirst, defaults.settings());
    }
}
