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
    /** Shorter silences are the normal distance between packets and segments. */
    static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    /** What is missing of one track between two moments. */
    static List<Gap> between(Instant from, Instant to, LegId leg, String track, List<Original> segments) {
        var missing = new ArrayList<Gap>();
        var covered = from;
        var sorted = segments.stream()
                .sorted(Comparator.comparing(Original::startedAt))
                .toList();
        for (var segment : sorted) {
            if (segment.startedAt().isAfter(covered.plus(WORTH_TELLING))) {
                missing.add(new Gap(
                        covered,
                        segment.startedAt(),
                        leg,
                        track,
                        covered.equals(from) ? "this side sent nothing yet" : "this side was interrupted"));
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
