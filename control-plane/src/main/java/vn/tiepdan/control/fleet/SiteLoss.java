package vn.tiepdan.control.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.wire.DeviceId;

/**
 * How a site is: what it lost, and how many of its devices are there. Who said goodbye, was never there or is being worked on does
 * not count.
 *
 * @param area      the body above the site's own; a region is lost together
 * @param onBattery whether a UPS of the site said so, and nothing else since
 */
public record SiteLoss(String site, String area, List<Lost> lost, int present, boolean onBattery) {
    /** @param heardAt when it was heard last */
    public record Lost(DeviceId device, Instant heardAt) {}

    public SiteLoss {
        lost = List.copyOf(lost);
    }

    boolean isDark() {
        return present == 0 && !lost.isEmpty();
    }

    Instant first() {
        return lost.stream().map(Lost::heardAt).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the last of them fell silent: only then it is dark. */
    Instant last() {
        return lost.stream().map(Lost::heardAt).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Without those that were away long before. */
    SiteLoss lately(Duration atOnce) {
        var from = last().minus(atOnce);
        return new SiteLoss(
                site,
                area,
                lost.stream().filter(it -> !it.heardAt().isBefore(from)).toList(),
                present,
                onBattery);
    }

    Set<DeviceId> devices() {
        return lost.stream().map(Lost::device).collect(Collectors.toSet());
    }
}
