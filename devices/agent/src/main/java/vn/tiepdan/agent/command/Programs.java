package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.peripheral.program.Outcome;
import vn.tiepdan.peripheral.program.Program;
import vn.tiepdan.wire.Finding;

/** Runs a configured program, and says in words how that ended. */
final class Programs {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PREFIX = "tiepdan.agent.programs.";

    private Programs() {}

    /**
     * @param name   the setting's last part, for example {@code display-power}
     * @param values what stands for the places in its arguments
     */
    static Uni<Ending> run(String name, Optional<List<String>> words, Map<String, String> values) {
        return words.filter(program -> !program.isEmpty())
                .map(program -> Uni.createFrom()
                        .completionStage(() -> new Program(program, LIMIT).run(values))
                        .map(outcome -> ending(program.getFirst(), outcome)))
                .orElseGet(() -> Uni.createFrom().item(Ending.notConfigured(PREFIX + name)));
    }

    private static Ending ending(String program, Outcome outcome) {
        var name = String.valueOf(Path.of(program).getFileName());
        return switch (outcome) {
            case Outcome.Ended(int code, var _) when code == 0 -> Ending.done();
            case Outcome.Ended(int code, var lastLine) ->
                Ending.failed(
                        new Finding("program-failed", Map.of("program", name, "code", String.valueOf(code))),
                        name + " ended with " + code + (lastLine.isEmpty() ? "" : ": " + lastLine));
            case Outcome.TookTooLong(var limit) ->
                Ending.failed(
                        new Finding("program-too-long", Map.of("program", name)),
                        name + " was not done within " + limit.toSeconds() + " s and was ended");
            case Outcome.NotStarted(var why) ->
                Ending.failed(
                        new Finding("program-missing", Map.of("program", name)), name + " cannot be started: " + why);
        };
    }
}
