package vn.tiepdan.journey.bench;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiepdan.journey.media.Sender;

/** Where the time goes: when each page came to each stage of its call, counted from the official's touch. */
final class Timeline {
    private static final String STAGES = """
            () => performance.getEntriesByType('mark')
                .filter(({ name }) => name.startsWith('tiepdan:'))
                .map(({ name, startTime }) => [name.slice('tiepdan:'.length), performance.timeOrigin + startTime])
            """;

    private final Map<String, Map<String, List<Long>>> stages = new LinkedHashMap<>();

    /** @param touched milliseconds since the epoch */
    void add(Sender side, Page page, double touched) {
        var own = stages.computeIfAbsent(side.role(), role -> new LinkedHashMap<>());
        for (var mark : (List<?>) page.evaluate(STAGES)) {
            var pair = (List<?>) mark;
            double at = ((Number) pair.getLast()).doubleValue();
            own.computeIfAbsent((String) pair.getFirst(), stage -> new ArrayList<>())
                    .add(Math.round(at - touched));
        }
    }

    /** By role and stage, in the order in which the stages were first reached. */
    Map<String, Map<String, Long>> p50() {
        var all = new LinkedHashMap<String, Map<String, Long>>();
        stages.forEach((role, own) -> {
            var medians = new LinkedHashMap<String, Long>();
            own.forEach((stage, millis) -> medians.put(stage, new Figures(millis).p50()));
            all.put(role, medians);
        });
        return all;
    }
}
