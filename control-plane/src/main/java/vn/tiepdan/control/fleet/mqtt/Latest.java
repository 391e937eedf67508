package vn.tiepdan.control.fleet.mqtt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Of what came in some order and overtakes what came before it under the same key, the last of each key that can be read. Only that is
 * read at all, and before it those later ones that could not be.
 *
 * @param overtaken how many were not looked at
 */
record Latest<K, T>(Map<K, T> byKey, int overtaken) {
    static <M, K, T> Latest<K, T> of(List<M> inOrder, Function<M, K> key, Function<M, Optional<T>> reader) {
        var latest = new LinkedHashMap<K, T>();
        int overtaken = 0;
        for (var message : inOrder.reversed()) {
            var its = key.apply(message);
            if (latest.containsKey(its)) {
                overtaken++;
            } else {
                reader.apply(message).ifPresent(read -> latest.put(its, read));
            }
        }
        return new Latest<>(latest, overtaken);
    }
}
