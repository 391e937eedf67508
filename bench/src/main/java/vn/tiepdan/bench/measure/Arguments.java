package vn.tiepdan.bench.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tiepdan.journey.stack.Mishap;

/** What was typed behind a benchmark's name: options, each with its value. */
public final class Arguments {
    private final Map<String, String> given;

    private Arguments(Map<String, String> given) {
        this.given = given;
    }

    /**
     * Fails with {@link Mishap} for an option that there is not, and for one without a value.
     *
     * @param options {@code --name} and what it takes, in the order in which help names them
     */
    public static Arguments of(String benchmark, List<String> typed, Map<String, String> options) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < typed.size(); i += 2) {
            var key = typed.get(i);
            if (!options.containsKey(key) || i + 1 == typed.size()) {
                throw new Mishap("bench " + benchmark + " takes "
                        + String.join(
                                ", ",
                                options.entrySet().stream()
                                        .map(it -> it.getKey() + " " + it.getValue())
                                        .toList())
                        + ", not \"" + key + "\".");
            }
            given.put(key, typed.get(i + 1));
        }
        return new Arguments(given);
    }

    /** Fails with {@link Mishap} when {@code read} does. */
    public <T> T value(String key, T usual, Function<String, T> read) {
        var value = given.get(key);
        return value == null ? usual : read.apply(value);
    }

    public String text(String key, String usual) {
        return value(key, usual, Function.identity());
    }

    /** Of six digits at most; fails with {@link Mishap}. */
    public int whole(String key, int usual) {
        return value(key, usual, value -> whole(key, value));
    }

    public Duration seconds(String key, int usual) {
        return Duration.ofSeconds(whole(key, usual));
    }

    /** Divided by commas; fails with {@link Mishap}. */
    public List<Integer> wholes(String key, List<Integer> usual) {
        return value(
                key,
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
