package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;

/**
 * What a device says of its being there, or the broker in its name.
 *
 * @param kept whether it comes from the broker's store: then nobody knows how long ago it was said
 */
public record Word(DeviceId device, Presence said, boolean kept) {
    DevicePresence after(DevicePresence before, Instant now) {
        return kept ? before.afterKept(said, now) : before.after(said, now);
    }

    /** Rounds in each of which a device has one word at most, so that what was between two of them is not lost to who looks back. */
    static List<Map<DeviceId, Word>> rounds(List<Word> inOrder) {
        var rounds = new ArrayList<Map<DeviceId, Word>>();
        for (var word : inOrder) {
            rounds.stream()
                    .filter(round -> !round.containsKey(word.device()))
                    .findFirst()
                    .orElseGet(() -> {
                        var another = new LinkedHashMap<DeviceId, Word>();
                        rounds.add(another);
                        return another;
                    })
                    .put(word.device(), word);
        }
        return rounds;
    }
}
