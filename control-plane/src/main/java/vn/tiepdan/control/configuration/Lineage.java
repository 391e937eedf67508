package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.body.Tree;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;

/** Which layers hold for whom. Takes part in the caller's transaction. */
@Singleton
class Lineage {
    private final Devices devices;
    private final Bodies bodies;

    Lineage(Devices devices, Bodies bodies) {
        this.devices = devices;
        this.bodies = bodies;
    }

    /** The layer and those above it, the nearest first. Fails with {@link Refused} when it is for nobody. */
    Uni<List<Layer>> of(Layer layer) {
        return switch (layer) {
            case Layer.All _ -> Uni.createFrom().item(List.of(layer));
            case Layer.OfBody(var body) -> bodies.now().map(tree -> of(body, tree));
            case Layer.OfSite(var site) -> bodies.now().map(tree -> of(site, tree));
            case Layer.OfDevice(var device) ->
                of(Set.of(device)).map(all -> there(Optional.ofNullable(all.get(device))));
        };
    }

    /** The same for each of these devices; who is a stranger is not in it. */
    Uni<Map<DeviceId, List<Layer>>> of(Set<DeviceId> ids) {
        return devices.find(ids)
                .chain(found -> bodies.now()
                        .map(tree -> found.stream().collect(Collectors.toMap(Device::id, device -> of(device, tree)))));
    }

    private static List<Layer> of(Device device, Tree tree) {
        return nearest(new Layer.OfDevice(device.id()), of(device.site(), tree));
    }

    private static List<Layer> of(SiteId site, Tree tree) {
        return nearest(new Layer.OfSite(site), of(there(tree.site(site)).body(), tree));
    }

    private static List<Layer> of(BodyId body, Tree tree) {
        there(tree.body(body));
        return Stream.concat(tree.upwards(body).stream().map(Layer.OfBody::new), Stream.of(Layer.ALL))
                .toList();
    }

    private static List<Layer> nearest(Layer layer, List<Layer> above) {
        return Stream.concat(Stream.of(layer), above.stream()).toList();
    }

    private static <T> T there(Optional<T> found) {
        return found.orElseThrow(Layer::unknown);
    }
}
