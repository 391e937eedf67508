package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;

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
            case Layer.OfBody(var body) ->
                bodies.body(body).map(Lineage::there).chain(it -> above(it).map(above -> nearest(layer, above)));
            case Layer.OfSite(var site) ->
                bodies.site(site)
                        .map(Lineage::there)
                        .chain(it -> of(new Layer.OfBody(it.body())))
                        .map(above -> nearest(layer, above));
            case Layer.OfDevice(var device) ->
                devices.find(device)
                        .map(Lineage::there)
                        .chain(it -> of(new Layer.OfSite(it.site())))
                        .map(above -> nearest(layer, above));
        };
    }

    private Uni<List<Layer>> above(Body body) {
        return body.parent().isPresent()
                ? of(new Layer.OfBody(body.parent().get()))
                : Uni.createFrom().item(List.of(Layer.ALL));
    }

    private static List<Layer> nearest(Layer layer, List<Layer> above) {
        return Stream.concat(Stream.of(layer), above.stream()).toList();
    }

    private static <T> T there(Optional<T> found) {
        return found.orElseThrow(Layer::unknown);
    }
}
