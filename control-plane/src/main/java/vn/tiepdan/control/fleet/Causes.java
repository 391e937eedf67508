package vn.tiepdan.control.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiepdan.control.fleet.Incident.Kind;
import vn.tiepdan.wire.DeviceId;

/**
 * Finds the one cause behind many losses, and what that means for the incidents that are open. It knows no clock: the same losses
 * give the same answer.
 */
final class Causes {
    /** What is lost by one cause falls silent within this; heartbeats spread it. */
    static final Duration AT_ONCE = Duration.ofSeconds(60);

    private static final int SEVERAL_SITES = 2;
    private static final int SEVERAL_DEVICES = 2;

    private Causes() {}

    /** What becomes of an incident. */
    sealed interface Change {
        record Opened(Kind kind, String place, Instant since, Set<DeviceId> devices) implements Change {}

        /** It took more, or turned out to be wider. */
        record Grown(Incident incident) implements Change {}

        /** All are back. */
        record Closed(Incident incident) implements Change {}

        /** It was a part of another one. */
        record Merged(Incident incident, long into) implements Change {}
    }

    private record Cause(Kind kind, String place, Instant since, Set<DeviceId> devices) {
        boolean explains(Incident incident) {
            return kind == incident.kind() && place.equals(incident.place())
                    || devices.stream().anyMatch(incident.devices()::contains);
        }
    }

    static List<Change> judge(List<SiteLoss> sites, List<Incident> open) {
        var lost = sites.stream().flatMap(site -> site.devices().stream()).collect(Collectors.toSet());
        var alive = open.stream()
                .filter(it -> it.devices().stream().anyMatch(lost::contains))
                .sorted(Comparator.comparing(Incident::id))
                .collect(Collectors.toCollection(ArrayList::new));
        var changes = new ArrayList<Change>();
        open.stream().filter(it -> !alive.contains(it)).map(Change.Closed::new).forEach(changes::add);
        for (var cause : causes(sites)) {
            var same = alive.stream().filter(cause::explains).toList();
            alive.removeAll(same);
            changes.addAll(same.isEmpty() ? List.of(opened(cause)) : joined(cause, same));
        }
        return changes;
    }

    private static Change opened(Cause cause) {
        return new Change.Opened(cause.kind, cause.place, cause.since, cause.devices);
    }

    /** The oldest stays, and becomes as wide as the widest, whose place must be free before. */
    private static List<Change> joined(Cause cause, List<Incident> same) {
        var oldest = same.getFirst();
        var devices = new HashSet<>(cause.devices);
        same.forEach(it -> devices.addAll(it.devices()));
        var widest = same.stream().max(Comparator.comparing(Incident::kind)).orElseThrow();
        var wider = cause.kind.compareTo(widest.kind()) > 0;
        var grown = new Incident(
                oldest.id(),
                wider ? cause.kind : widest.kind(),
                wider ? cause.place : widest.place(),
                oldest.since(),
                devices);
        var parts = same.stream().skip(1).map(it -> (Change) new Change.Merged(it, oldest.id()));
        return Stream.concat(parts, grown.equals(oldest) ? Stream.of() : Stream.of(new Change.Grown(grown)))
                .toList();
    }

    /** The wide ones first; a site is explained once. */
    private static List<Cause> causes(List<SiteLoss> sites) {
        var causes = new ArrayList<Cause>();
        var rest = new ArrayList<>(sites);
        sites.stream().map(SiteLoss::area).distinct().sorted().forEach(area -> {
            var together = together(sites.stream()
                    .filter(site -> site.area().equals(area) && site.isDark())
                    .map(site -> site.lately(AT_ONCE))
                    .sorted(Comparator.comparing(SiteLoss::last))
                    .toList());
            if (together.size() >= SEVERAL_SITES) {
                causes.add(new Cause(
                        Kind.REGION,
                        area,
                        together.getFirst().first(),
                        together.stream()
                                .flatMap(site -> site.devices().stream())
                                .collect(Collectors.toSet())));
                rest.removeIf(site -> together.stream().anyMatch(it -> it.site().equals(site.site())));
            }
        });
        rest.stream().flatMap(site -> ofSite(site).stream()).forEach(causes::add);
        return causes;
    }

    private static List<Cause> ofSite(SiteLoss site) {
        if (site.lost().isEmpty()) {
            return List.of();
        }
        if (site.onBattery()) {
            return List.of(new Cause(Kind.POWER, site.site(), site.first(), site.devices()));
        }
        var lately = site.lately(AT_ONCE);
        return site.isDark() && lately.lost().size() >= SEVERAL_DEVICES
                ? List.of(new Cause(Kind.LINE, site.site(), lately.first(), lately.devices()))
                : List.of();
    }

    /** The longest row of sites of which each fell silent soon after the one before. */
    private static List<SiteLoss> together(List<SiteLoss> inOrder) {
        List<SiteLoss> longest = List.of();
        var row = new ArrayList<SiteLoss>();
        for (var site : inOrder) {
            if (!row.isEmpty() && site.last().isAfter(row.getLast().last().plus(AT_ONCE))) {
                row.clear();
            }
            row.add(site);
            longest = row.size() > longest.size() ? List.copyOf(row) : longest;
        }
        return longest;
    }
}
