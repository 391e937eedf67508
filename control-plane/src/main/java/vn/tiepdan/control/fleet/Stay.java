package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Where a device stood for a while.
 *
 * @param until empty: it stands there now
 */
public record Stay(SiteId site, Instant since, Optional<Instant> until) {
    /** A stay that is over, without when it began. */
    public record Over(SiteId site, Instant until) {}

    /** All stays of a device, the first one first. */
    static List<Stay> of(Device device, List<Over> over) {
        var since = device.enrolledAt();
        var stays = new ArrayList<Stay>();
        for (var one : over.stream().sorted(Comparator.comparing(Over::until)).toList()) {
            stays.add(new Stay(one.site(), since, Optional.of(one.until())));
            since = one.until();
        }
        stays.add(new Stay(device.site(), since, Optional.empty()));
        return List.copyOf(stays);
    }

    /** Where it stood then; before it was enrolled nowhere. */
    static Optional<Stay> at(List<Stay> stays, Instant moment) {
        return stays.stream()
                .filter(it -> !it.since().isAfter(moment)
                        && it.until().filter(end -> !end.isAfter(moment)).isEmpty())
                .findFirst();
    }

    /** Fails with {@link Refused} when it could not have ended then: a device moves after it came and not in the future. */
    void demandEnd(Instant moment, Instant now) {
        if (!moment.isAfter(since) || moment.isAfter(now)) {
            throw new Refused(Problem.atField(
                    "date-out-of-order",
                    "It cannot hold from then",
                    "Choose a day after the device came to where it stands, and none ahead.",
                    "from"));
        }
    }
}
