package vn.tiepdan.bench.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import vn.tiepdan.journey.bench.Figures;

/**
 * One command, in nanoseconds after it was asked for.
 *
 * @param heard    when the device had it
 * @param answered when the API had answered that it is issued
 * @param told     when the live feed said that the command changed for the last time
 * @param shown    when the API had shown the device's own end
 */
record Trip(long heard, long answered, long told, long shown) {
    private static final double NANOS_PER_MILLI = 1e6;

    static Map<String, Figures> figures(List<Trip> trips) {
        var stages = new LinkedHashMap<String, Figures>();
        stages.put("the device has it", of(trips, Trip::heard));
        stages.put("issued, says the API", of(trips, Trip::answered));
        stages.put("ended, says the live feed", of(trips, Trip::told));
        stages.put("ended, shows the API", shown(trips));
        return stages;
    }

    static Figures shown(List<Trip> trips) {
        return of(trips, Trip::shown);
    }

    private static Figures of(List<Trip> trips, ToLongFunction<Trip> stage) {
        return new Figures(trips.stream()
                .map(it -> Math.round(stage.applyAsLong(it) / NANOS_PER_MILLI))
                .toList());
    }
}
