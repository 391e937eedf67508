package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.tiepdan.control.calendar.LegalNumber.Key;

/** Every number with its past and what is known of its future. Of one key the later number ends the earlier, so no two are in force. */
public final class LegalNumbers {
    private final Map<Key, NavigableMap<LocalDate, LegalNumber>> byKey = new EnumMap<>(Key.class);

    /** @param numbers of one key and one day that it is in force from at most one */
    public LegalNumbers(Collection<LegalNumber> numbers) {
        for (var number : numbers) {
            var of = byKey.computeIfAbsent(number.key(), _ -> new TreeMap<>());
            if (of.put(number.inForceFrom(), number) != null) {
                throw new IllegalArgumentException(number.key() + " twice from " + number.inForceFrom());
            }
        }
        byKey.values().forEach(LegalNumbers::endEach);
    }

    private static void endEach(NavigableMap<LocalDate, LegalNumber> numbers) {
        numbers.replaceAll((from, number) -> Optional.ofNullable(numbers.higherKey(from))
                .map(number::endingBy)
                .orElse(number));
    }

    /** Empty when none was in force on the day, or none is known. */
    public Optional<LegalNumber> inForce(Key key, LocalDate day) {
        return Optional.ofNullable(of(key).floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(it -> it.holds(day));
    }

    /** By key, the oldest first. */
    public List<LegalNumber> all() {
        return byKey.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    NavigableMap<LocalDate, LegalNumber> of(Key key) {
        return byKey.getOrDefault(key, new TreeMap<>());
    }
}
