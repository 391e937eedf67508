package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Following;
import vn.tiepdan.control.body.Merger;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;

/** Says how many devices go over with their sites; nothing of them changes. */
@ApplicationScoped
class FollowingDevices implements Following {
    private final FleetStore store;
    private final Bodies bodies;

    FollowingDevices(FleetStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /** By the moment of the merger the sites are those of the body that follows. */
    @Override
    public Uni<List<Consequence>> after(Merger merger) {
        return bodies.at(merger.from())
                .map(tree -> tree.sites().stream()
                        .filter(site -> site.body().equals(merger.following().id()))
                        .map(Site::id)
                        .collect(Collectors.toSet()))
                .chain(this::at);
    }

    @Override
    public Uni<List<Consequence>> moved(Site site) {
        return at(Set.of(site.id()));
    }

    private Uni<List<Consequence>> at(Set<SiteId> sites) {
        return store.all().map(all -> {
            var counts = all.stream()
                    .map(it -> it.device().site())
                    .filter(sites::contains)
                    .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
            return counts.keySet().stream()
                    .sorted(Comparator.comparing(SiteId::value))
                    .map(site -> new Consequence("devices-stay", "site:" + site, String.valueOf(counts.get(site))))
                    .toList();
        });
    }
}
