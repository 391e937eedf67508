package vn.tiepdan.bench.measure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tiepdan.journey.stack.Mishap;

/** What was typed behind a benchmark's name: options, each with its value. */
public final class Arguments {
    private final String benchmark;
    private final List<String> typed;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> known = new LinkedHashMap<>();

    public Arguments(String benchmark, List<String> typed) {
        this.benchmark = benchmark;
        this.typed = List.copyOf(typed);
        for (int i = 0; i + 1 < typed.size(); i += 2) {
            given.put(typed.get(i), typed.get(i + 1));
        }
    }

    /** Fails with {@link Mishap} for an option that nobody asked for until now, and for one without a value. */
    public void demandNothingElse() {
        for (int i = 0; i < typed.size(); i += 2) {
            if (!known.containsKey(typed.get(i)) || i + 1 == typed.size()) {
                throw new Mishap("bench " + benchmark + " takes "
                        + String.join(
                                ", ",
                                known.entrySet().stream()
                                        .map(it -> it.getKey() + " " + it.getValue())
                                        .toList())
                        + ", not \"" + typed.get(i) + "\".");
            }
        }
    }

    /**
     * Fails with {@link Mishap} when {@code read} does.
     *
     * @param takes what help says that the option takes
     */
    public <T> T value(String key, String takes, T usual, Function<String, T> read) {
        known.put(key, takes);
        var value = given.get(key);
        return value == null ? usual : read.apply(value);
    }

    /** A size as {@code -Xmx} takes it. */
    public String size(String key, String usual) {
        return value(key, "SIZE", usual, Function.identity());
    }

    /** Of six digits at most; fails with {@link Mishap}. */
    public int whole(String key, int usual) {
        return value(key, "N", usual, value -> whole(key, value));
    }

    /** As {@link #whole}. */
    public int seconds(String key, int usual) {
        return value(key, "SECONDS", usual, value -> whole(key, value));
    }

    /** Divided by commas; fails with {@link Mishap}. */
    public List<Integer> wholes(String key, List<Integer> usual) {
        return value(
                key,
                "N,N,…",
                usual,
                value -> List.of(value.split(",", -1)).stream()
                        .map(part -> whole(key, part))
                        .toList());
    }

    private static int whole(String key, String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new Mishap(key + " takes a whole number, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }
}
