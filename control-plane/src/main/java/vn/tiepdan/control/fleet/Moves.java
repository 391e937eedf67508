package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.body.Tree;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Puts devices at other sites and remembers where they stood; a device stays the same one with all that it has. */
@ApplicationScoped
public class Moves {
    private final StayStore store;
    private final Bodies bodies;
    private final Transactions transactions;
    private final Told told;
    private final Clock clock;

    /** Who hears of it. */
    @ApplicationScoped
    static class Told {
        private final Configuring configuring;
        private final News news;
        private final AuditLog audit;

        Told(Configuring configuring, News news, AuditLog audit) {
            this.configuring = configuring;
            this.news = news;
            this.audit = audit;
        }

        Uni<Void> of(DeviceId device, String by, String detail) {
            return configuring
                    .moved(device)
                    .chain(() -> news.tell(device))
                    .chain(() -> audit.add(
                            new AuditLog.Deed(Actor.account(by), "device-moved", "device:" + device, detail)));
        }
    }

    Moves(StayStore store, Bodies bodies, Transactions transactions, Told told, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.transactions = transactions;
        this.told = told;
        this.clock = clock;
    }

    /** Where a device stands or stood at some moment, with the body to which the site belonged then. */
    public record Place(Stay stay, BodyId body) {}

    /**
     * To the same site again changes nothing. Fails with {@link Refused} for a stranger, an unknown site, and a moment before the device
     * came to where it stands or ahead.
     *
     * @param from empty: now
     * @param by   account name
     */
    public Uni<Void> move(DeviceId id, SiteId to, Optional<Instant> from, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.in(() -> store.lock(id)
                .map(found -> found.orElseThrow(Devices::unknown))
                .call(() -> bodies.site(to).invoke(Moves::demandSite))
                .chain(device -> device.site().equals(to)
                        ? Uni.createFrom().voidItem()
                        : move(device, to, from.orElse(now), now)
                                .chain(() -> told.of(id, by, "site:" + device.site() + " to site:" + to))));
    }

    /** Every stay of a device, the first one first. Fails with {@link Refused} for a stranger. */
    public Uni<List<Stay>> stays(DeviceId id) {
        return transactions.in(() -> store.find(id)
                .map(found -> found.orElseThrow(Devices::unknown))
                .chain(device -> store.over(id).map(over -> Stay.of(device, over))));
    }

    /** Empty for a moment before the device was enrolled. Fails with {@link Refused} for a stranger. */
    public Uni<Optional<Place>> at(DeviceId id, Optional<Instant> asked) {
        var moment = asked.orElseGet(clock::instant);
        return stays(id)
                .chain(stays -> Stay.at(stays, moment)
                        .map(stay -> bodies.at(moment).map(tree -> Optional.of(new Place(stay, bodyOf(stay, tree)))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Void> move(Device device, SiteId to, Instant moment, Instant now) {
        return store.over(device.id())
                .invoke(over -> Stay.of(device, over).getLast().demandEnd(moment, now))
                .chain(() -> store.move(device, to, moment));
    }

    private static BodyId bodyOf(Stay stay, Tree tree) {
        return tree.site(stay.site()).map(Site::body).orElseThrow();
    }

    private static void demandSite(Optional<Site> found) {
        if (found.isEmpty()) {
            throw new Refused(Problem.atField("unknown-site", "No such site", "choose a site of the list", "site"));
        }
    }
}
