package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.PresenceStore.Believed;
import vn.tiepdan.control.fleet.StatusStore.Kept;
import vn.tiepdan.control.fleet.StatusStore.Received;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/**
 * What follows from the latest statuses of some devices. One that is kept already, or is older than that, changes nothing and
 * proves nothing; a stranger's does not either.
 *
 * @param saves   the statuses to keep
 * @param alive   whose proof of life is no news
 * @param news    whose presence is another one now
 * @param differs of whom an operator or an official would see a difference
 */
record Heard(List<Received> saves, List<Believed> alive, List<Believed> news, Set<DeviceId> differs) {
    /**
     * @param believed what is believed of each enrolled device among them
     * @param kept     the status of each that has one
     */
    static Heard of(
            Map<DeviceId, Status> latest,
            Map<DeviceId, DevicePresence> believed,
            Map<DeviceId, Kept> kept,
            Instant now) {
        var heard = new Heard(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        believed.forEach((id, before) ->
                heard.add(Received.of(id, Objects.requireNonNull(latest.get(id))), before, kept.get(id), now));
        return heard;
    }

    private void add(Received received, DevicePresence before, @Nullable Kept old, Instant now) {
        var id = received.device();
        if (old != null && !old.isOlderThan(received.status())) {
            return;
        }
        saves.add(received);
        if (old == null || !old.shown().equals(received.shown())) {
            differs.add(id);
        }
        var after = before.heard(received.status().epoch(), now);
        if (after.isNewsAfter(before)) {
            news.add(new Believed(id, after));
            differs.add(id);
        } else if (!after.equals(before)) {
            alive.add(new Believed(id, after));
        }
    }
}
