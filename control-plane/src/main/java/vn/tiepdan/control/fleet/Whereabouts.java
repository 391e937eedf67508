package vn.tiepdan.control.fleet;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Discretion;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Knows who may know of which device, site and body. */
@ApplicationScoped
public class Whereabouts implements Discretion {
    private static final String DEVICE = "device:";
    private static final String SITE = "site:";
    private static final String BODY = "body:";

    private final FleetStore store;
    private final Transactions transactions;

    Whereabouts(FleetStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Fails with {@link Devices#unknown()} for a device that stands out of reach, as for one that does not exist. */
    public Uni<Void> demand(DeviceId device, Reach reach) {
        return reach.isEverything()
                ? Uni.createFrom().voidItem()
                : transactions
                        .reading(() -> store.find(device))
                        .map(found ->
                                found.filter(it -> reach.covers(it.site())).orElseThrow(Devices::unknown))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> knownTo(SecurityIdentity asking, Set<String> subjects) {
        var reach = Reach.of(asking);
        if (reach.isEverything()) {
            return Uni.createFrom().item(subjects);
        }
        var asked = subjects.stream().flatMap(it -> device(it).stream()).collect(Collectors.toSet());
        return sites(asked)
                .map(sites -> subjects.stream()
                        .filter(it -> isKnown(it, reach, sites))
                        .collect(Collectors.toSet()));
    }

    private Uni<Map<DeviceId, SiteId>> sites(Set<DeviceId> devices) {
        return devices.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transactions
                        .reading(() -> store.find(devices))
                        .map(found -> found.stream().collect(Collectors.toMap(Device::id, Device::site)));
    }

    private static boolean isKnown(String subject, Reach reach, Map<DeviceId, SiteId> sites) {
        if (subject.startsWith(DEVICE)) {
            return device(subject).map(sites::get).filter(reach::covers).isPresent();
        }
        if (subject.startsWith(SITE)) {
            return named(subject, SITE, SiteId::new).filter(reach::covers).isPresent();
        }
        if (subject.startsWith(BODY)) {
            return named(subject, BODY, BodyId::new).filter(reach::shows).isPresent();
        }
        return true;
    }

    private static Optional<DeviceId> device(String subject) {
        return subject.startsWith(DEVICE) ? named(subject, DEVICE, DeviceId::new) : Optional.empty();
    }

    /** Whatever cannot be a name is nobody's. */
    private static <A> Optional<A> named(String subject, String kind, Function<String, A> name) {
        try {
            return Optional.of(name.apply(subject.substring(kind.length())));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
