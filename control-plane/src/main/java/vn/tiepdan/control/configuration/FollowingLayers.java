package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.tiepdan.control.body.Following;
import vn.tiepdan.control.body.Merger;
import vn.tiepdan.control.body.Site;

/**
 * Where a body ends its layer holds no more, and that of the body that follows holds instead; what was set stays in its history.
 * Devices are looked at again: at once, or by {@link Spreading} when the day has come.
 */
@ApplicationScoped
class FollowingLayers implements Following {
    private final ConfigurationStore store;

    FollowingLayers(ConfigurationStore store) {
        this.store = store;
    }

    @Override
    public Uni<List<Consequence>> after(Merger merger) {
        var ending = merger.ending().stream().<Layer>map(Layer.OfBody::new).toList();
        return store.latest(ending)
                .map(changes -> changes.stream()
                        .filter(it -> !it.settings().byKey().isEmpty())
                        .map(FollowingLayers::ends)
                        .toList())
                .call(() -> store.markStale(new Layer.OfBody(merger.following().id())));
    }

    @Override
    public Uni<List<Consequence>> moved(Site site) {
        return store.markStale(new Layer.OfSite(site.id())).replaceWith(List.of());
    }

    private static Consequence ends(Change change) {
        return new Consequence(
                "layer-ends",
                change.layer().toString(),
                Settings.sentence(Settings.NONE.differences(change.settings())));
    }
}
