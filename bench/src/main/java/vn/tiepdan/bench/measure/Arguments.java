package vn.tiepdan.bench.measure;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.tiepdan.journey.stack.Mishap;

/** What was typed behind a benchmark's name: options, each with its value. */
public final class Arguments {
    private Arguments() {}

    /** The options with one of them changed; fails with {@link Mishap} for one that there is not. */
    @FunctionalInterface
    public interface Change<O> {
        O with(O options, String key, String value);
    }

    /**
     * @param usual  without any
     * @param misuse what to say of a word that cannot stand there
     */
    public static <O> O read(List<String> typed, O usual, UnaryOperator<String> misuse, Change<O> change) {
        if (typed.size() % 2 != 0) {
            throw new Mishap(misuse.apply(typed.getLast()));
        }
        var options = usual;
        for (int i = 0; i < typed.size(); i += 2) {
            options = change.with(options, typed.get(i), typed.get(i + 1));
        }
        return options;
    }

    /** Of six digits at most; fails with {@link Mishap}. */
    public static int whole(String key, String value) {
        if (!value.matches("[0-9]{1,6}")) {
            throw new Mishap(key + " takes a whole number, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }
}
