package vn.tiepdan.peripheral.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine with its arguments. No shell reads them: a value that is put into an argument stays a part of that
 * argument, whatever it says.
 */
public final class Program {
    /** What a program has started may hold its output open long after it has ended itself. */
    private static final long LAST_WORDS_MILLIS = 500;

    private final List<String> words;
    private final Duration limit;

    /**
     * @param words the program and its arguments; {@code {name}} in an argument is a place for a value
     * @param limit after which it is ended
     */
    public Program(List<String> words, Duration limit) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a program has a name");
        }
        this.words = List.copyOf(words);
        this.limit = limit;
    }

    /** Starts it and returns at once. It finds its input closed. Never fails: what went wrong is an outcome too. */
    public CompletionStage<Outcome> run(Map<String, String> values) {
        try {
            var process =
                    new ProcessBuilder(filled(values)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return outcome(process);
        } catch (IOException missing) {
            return CompletableFuture.completedFuture(new Outcome.NotStarted(String.valueOf(missing.getMessage())));
        }
    }

    private List<String> filled(Map<String, String> values) {
        return words.stream().map(word -> filled(word, values)).toList();
    }

    private static String filled(String word, Map<String, String> values) {
        var filled = word;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private CompletionStage<Outcome> outcome(Process process) {
        var output = LastLine.of(process.getInputStream());
        return process.onExit()
                .thenCompose(exited -> output.ended().completeOnTimeout(null, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS))
                .<Outcome>thenApply(heard -> new Outcome.Ended(process.exitValue(), output.text()))
                .completeOnTimeout(new Outcome.TookTooLong(limit), limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(outcome -> {
                    if (outcome instanceof Outcome.TookTooLong) {
                        end(process);
                    }
                    return outcome;
                });
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
