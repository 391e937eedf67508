package vn.tiepdan.control.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.fleet.EventStore.Advance;
import vn.tiepdan.control.fleet.EventStore.Counter;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;

/**
 * Events as they came, together: which of them count now. Of each boot epoch the next number counts, and then the next; one that
 * counted before is passed over, and one that leaves a gap waits for the device's next try.
 */
record Arrivals(List<Arrived> events) {
    /** What is taken, in the order in which it came, and how far that brings each counter. */
    record Taken(List<Arrived> events, Map<Counter, Long> before, Map<Counter, Long> after) {
        List<Advance> advances() {
            return after.entrySet().stream()
                    .filter(it -> !it.getValue().equals(before.getOrDefault(it.getKey(), 0L)))
                    .map(it -> new Advance(it.getKey(), before.getOrDefault(it.getKey(), 0L), it.getValue()))
                    .toList();
        }

        /** What each device may forget, once this is committed. */
        Map<DeviceId, List<Ack>> acks() {
            return after.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            it -> it.getKey().device(),
                            LinkedHashMap::new,
                            Collectors.mapping(
                                    it -> new Ack(it.getKey().epoch(), it.getValue()), Collectors.toList())));
        }
    }

    Arrivals {
        events = List.copyOf(events);
    }

    Set<DeviceId> devices() {
        return events.stream().map(Arrived::device).collect(Collectors.toSet());
    }

    Arrivals of(Set<DeviceId> known) {
        return new Arrivals(
                events.stream().filter(it -> known.contains(it.device())).toList());
    }

    Set<Counter> counters() {
        return events.stream().map(Arrived::counter).collect(Collectors.toSet());
    }

    /** @param committed up to which number each counter is committed; one that is not in it never counted */
    Taken after(Map<Counter, Long> committed) {
        var taken = new ArrayList<Arrived>();
        var after = new LinkedHashMap<Counter, Long>();
        for (var arrived : events) {
            var counter = arrived.counter();
            long last = after.getOrDefault(counter, committed.getOrDefault(counter, 0L));
            boolean isNext = arrived.event().number() == last + 1;
            if (isNext) {
                taken.add(arrived);
            }
            after.put(counter, isNext ? last + 1 : last);
        }
        return new Taken(taken, committed, after);
    }
}
