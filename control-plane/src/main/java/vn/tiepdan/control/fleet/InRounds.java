package vn.tiepdan.control.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What came together, in rounds: in each of them there is one at most of a key, and those of one key follow each other in the order in
 * which they came. So a round can be worked on at once, and what was between two of them is not lost to who looks back.
 */
final class InRounds {
    private InRounds() {}

    static <K, T> List<Map<K, T>> of(List<T> inOrder, Function<T, K> key) {
        var rounds = new ArrayList<Map<K, T>>();
        for (var each : inOrder) {
            var its = key.apply(each);
            rounds.stream()
                    .filter(round -> !round.containsKey(its))
                    .findFirst()
                    .orElseGet(() -> {
                        var another = new LinkedHashMap<K, T>();
                        rounds.add(another);
                        return another;
                    })
                    .put(its, each);
        }
        return rounds;
    }
}
