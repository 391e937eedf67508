package vn.tiepdan.control.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** Finds the devices that a filter means, as far as its asker reaches. */
@ApplicationScoped
public class Selection {
    /** More at once is a mistake more often than a wish. */
    public static final int MOST = 500;

    private static final Set<Role> EVERY_ROLE = Set.of(Role.values());

    private final Devices devices;
    private final Bodies bodies;

    Selection(Devices devices, Bodies bodies) {
        this.devices = devices;
        this.bodies = bodies;
    }

    /**
     * What is given must hold; a filter that gives nothing means every device.
     *
     * @param body     with all bodies below it
     * @param among    only these, as the asker has them before their eyes
     * @param expected how many devices the asker believes to mean
     */
    public record Filter(
            Optional<BodyId> body,
            Optional<SiteId> site,
            Optional<Role> role,
            Optional<Set<DeviceId>> among,
            int expected) {
        private boolean means(DeviceId device) {
            return among.map(it -> it.contains(device)).orElse(true);
        }
    }

    /** Fails with {@link Refused} when it means other devices than the asker believes, or too many. */
    public Uni<Set<DeviceId>> of(Filter filter, Reach reach) {
        return sites(filter, reach)
                .chain(sites -> devices.withRole(filter.role().map(Set::of).orElse(EVERY_ROLE))
                        .map(all -> all.stream()
                                .filter(it -> sites.contains(it.site()))
                                .map(Device::id)
                                .filter(filter::means)
                                .collect(Collectors.toCollection(() -> (Set<DeviceId>) new LinkedHashSet<DeviceId>()))))
                .invoke(found -> demandExpected(found.size(), filter.expected()));
    }

    private Uni<Set<SiteId>> sites(Filter filter, Reach reach) {
        return bodies.now().map(tree -> {
            var below = filter.body().map(tree::subtree);
            return tree.sites().stream()
                    .filter(site -> below.map(it -> it.contains(site.body())).orElse(true))
                    .map(Site::id)
                    .filter(reach::covers)
                    .filter(site -> filter.site().map(site::equals).orElse(true))
                    .collect(Collectors.toSet());
        });
    }

    private static void demandExpected(int found, int expected) {
        if (found != expected) {
            throw new Refused(Problem.of(
                            409,
                            "selection-changed",
                            "The filter means other devices than you have seen",
                            "Look at the list again and send the number that it shows now.")
                    .with(Map.of("expected", expected, "found", found)));
        }
        if (found > MOST) {
            throw new Refused(Problem.of(
                    422, "too-many-devices", "Too many devices at once", "Narrow the filter to " + MOST + " devices."));
        }
    }
}
