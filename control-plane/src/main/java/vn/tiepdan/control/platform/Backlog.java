package vn.tiepdan.control.platform;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Live.Change;
import vn.tiepdan.control.platform.Live.Kind;

/** What one listener of {@link Live} has not heard yet. */
final class Backlog {
    /** Of one kind: with more of them a page fetches its whole list sooner than each. */
    static final int MOST = 200;

    private final Map<Kind, Set<String>> ids = new EnumMap<>(Kind.class);

    synchronized void add(Change change) {
        var waiting = ids.computeIfAbsent(change.kind(), _ -> new LinkedHashSet<>());
        if (waiting.contains(Live.ANY)) {
            return;
        }
        waiting.add(change.id());
        if (waiting.size() > MOST) {
            waiting.clear();
            waiting.add(Live.ANY);
        }
    }

    synchronized Set<Change> drain() {
        var all = ids.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(id -> new Change(kind.getKey(), id)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ids.clear();
        return all;
    }
}
