package vn.tiepdan.control.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tiepdan.wire.LegId;

/**
 * A time of the call of which nothing was captured of one track, and why.
 *
 * @param why in English, for the record
 */
public record Gap(Instant from, Instant to, LegId leg, String track, String why) {
    /** Parties begin and end a call within moments of each other; nothing was interrupted by that. */
    static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    /**
     * What is missing of one track between two moments. Between two segments it is told however short it was: the media server
     * writes one file for as long as a track arrives ({@code janus_videoroom_recorder_create} of Janus 1.x), so that a second
     * one begins only where the first was broken off.
     */
    static List<Gap> between(Instant from, Instant to, LegId leg, String track, List<Original> segments) {
        var missing = new ArrayList<Gap>();
        var covered = from;
        var sorted = segments.stream()
                .sorted(Comparator.comparing(Original::startedAt))
                .toList();
        for (var segment : sorted) {
            boolean first = segment.equals(sorted.getFirst());
            if (segment.startedAt().isAfter(first ? covered.plus(WORTH_TELLING) : covered)) {
                missing.add(new Gap(
                        covered,
                        segment.startedAt(),
                        leg,
                        track,
                        first ? "this side sent nothing yet" : "this side was interrupted"));
            }
            if (segment.endedAt().isAfter(covered)) {
                covered = segment.endedAt();
            }
        }
        if (to.isAfter(covered.plus(WORTH_TELLING))) {
            missing.add(new Gap(
                    covered,
                    to,
                    leg,
                    track,
                    sorted.isEmpty()
                            ? "this side sent nothing"
                            : "this side sent nothing more, or it could not be written"));
        }
        return missing;
    }
}
