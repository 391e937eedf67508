package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;

/** What is believed of each device, and what was. Every method takes part in the caller's transaction. */
public interface PresenceStore {
    /** A device and what is believed of it. */
    record Believed(DeviceId device, DevicePresence presence) {}

    /**
     * One line of the past.
     *
     * @param number counts up; larger is later
     * @param since  when this became so
     */
    record Change(long number, DevicePresence.State state, String reason, String evidence, long epoch, Instant since) {}

    /**
     * Who is silent for too long: for 1.5 heartbeats who is believed to be there, for 2.5 who is in doubt (see {@link Patience}).
     * Silence counts only while we hear, and once the device had its time to come back.
     *
     * @param hearsSince since when we hear without a break
     * @param usual      of a device of which nobody has said how often it speaks
     */
    record Overdue(Instant now, Instant hearsSince, Rhythm usual) {}

    /** How often a device speaks, and how long it may take to come back after its link was lost. */
    record Rhythm(Duration heartbeat, Duration reconnectWindow) {
        Patience patience() {
            return Patience.of(heartbeat, reconnectWindow);
        }
    }

    /** Somebody who is silent for too long. */
    record Silent(Believed believed, Rhythm rhythm) {}

    /** The presence of an enrolled device, its row locked until the transaction ends; empty for a stranger. */
    Uni<Optional<DevicePresence>> lock(DeviceId id);

    /** The same of several; who is a stranger is not in it. */
    Uni<Map<DeviceId, DevicePresence>> lock(Set<DeviceId> ids);

    /** At most so many who are overdue, locked; who is being heard at this moment is left out. */
    Uni<List<Silent>> lockOverdue(Overdue overdue, int atMost);

    /** How often these devices speak from now on. */
    Uni<Void> expect(Map<DeviceId, Rhythm> rhythms);

    /** Saves what is no news, of devices whose rows are locked. */
    Uni<Void> save(List<Believed> believed);

    /** Saves what is no news: that devices, whose rows are locked, were heard again. */
    Uni<Void> saveAlive(List<Believed> alive);

    /** Saves what became news, and keeps it for who looks back; of a device in maintenance only the first. */
    Uni<Void> saveNews(List<Believed> news, Instant at);

    /** Keeps what is shown of a device from now on. */
    Uni<Void> note(DeviceId id, DevicePresence shown, Instant at);

    /** Newest first, only those with a smaller number. */
    Uni<List<Change>> history(DeviceId id, long before, int atMost);

    /** Forgets what became so before this moment, except the latest of each device. */
    Uni<Integer> forgetHistoryBefore(Instant moment);
}
