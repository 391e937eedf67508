package vn.tiepdan.control.configuration.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.platform.Discretions;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Which layers the caller may see and change. Those above what they reach they see, because what is set there holds below; but it
 * is others who change them.
 */
@ApplicationScoped
class LayerRights {
    private final Discretions discretions;
    private final SecurityIdentity caller;

    LayerRights(Discretions discretions, SecurityIdentity caller) {
        this.discretions = discretions;
        this.caller = caller;
    }

    /** Fails with {@link Layer#unknown()} for one that the caller must not know of. */
    Uni<Layer> toSee(String name) {
        var layer = Layer.named(name);
        return discretions.mayKnow(caller, layer.toString()).map(may -> {
            if (!may) {
                throw Layer.unknown();
            }
            return layer;
        });
    }

    /** The same; fails with {@link Refused} for one that is above what the caller reaches. */
    Uni<Layer> toChange(String name) {
        return toSee(name).invoke(layer -> {
            if (isAbove(layer, Reach.of(caller))) {
                throw new Refused(Problem.of(
                        403,
                        "beyond-reach",
                        "This layer is for more than your bodies",
                        "Change the layer of a body, a site or a device of yours, or ask who keeps the one above."));
            }
        });
    }

    <A> Uni<List<A>> shown(List<A> all, Function<A, Layer> layerOf) {
        var names = all.stream().map(it -> layerOf.apply(it).toString()).collect(Collectors.toSet());
        return discretions
                .knownTo(caller, names)
                .map(known -> all.stream()
                        .filter(it -> known.contains(layerOf.apply(it).toString()))
                        .toList());
    }

    private static boolean isAbove(Layer layer, Reach reach) {
        return switch (layer) {
            case Layer.All _ -> !reach.isEverything();
            case Layer.OfBody(var body) -> !reach.covers(body);
            case Layer.OfSite _, Layer.OfDevice _ -> false;
        };
    }
}
