package vn.tiepdan.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of problems and the sources name the same types with the same status. */
class ProblemTypesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PAGE = Path.of("../docs/problems.md");

    /** What makes a problem or a refusal, with its arguments up to the end of the statement. */
    private static final Pattern MAKING = Pattern.compile(
            "\\b(?<maker>new Problem|Problem\\s*\\.of|Problem\\s*\\.atField|refused|refusal|Reply\\.Refused)\\((?=(?<rest>[^;]*))");

    private static final Pattern WORD = Pattern.compile("\"(?:/problems/)?([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern STATUS = Pattern.compile("\\b([1-5]\\d\\d)\\b");
    /** Room for a comma, a line break, its indentation and the number. */
    private static final int BESIDE = 40;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\w+) \\| [^|]+ \\| [^|]+ \\|$");

    /** {@code Problem.of(409, word, …)} stands in the one method through which a class refuses. */
    private static final Pattern PASSED_ON = Pattern.compile("^\\s*(\\d{3}|status), word,");

    @Test
    void the_page_has_every_type_and_no_other() throws IOException {
        assertThat(onThePage()).isEqualTo(inTheSources());
    }

    @Test
    void every_problem_is_made_where_the_comparison_finds_it() throws IOException {
        var hidden = new TreeSet<String>();
        for (var source : sources()) {
            MAKING.matcher(source.text)
                    .results()
                    .filter(it -> it.group("maker").startsWith("Problem"))
                    .filter(it -> !WORD.matcher(it.group("rest")).find())
                    .filter(it -> !PASSED_ON.matcher(it.group("rest")).find())
                    .forEach(it -> hidden.add(source.name + ": " + it.group("rest")));
        }

        assertThat(hidden).isEmpty();
    }

    private static Set<String> onThePage() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> inTheSources() throws IOException {
        return sources().stream().flatMap(Source::types).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Source> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !it.endsWith("Problem.java"))
                    .map(Source::read)
                    .collect(Collectors.toSet());
        }
    }

    private record Source(String name, String text) {
        static Source read(Path file) {
            try {
                return new Source(file.getFileName().toString(), Files.readString(file));
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }

        Stream<String> types() {
            return MAKING.matcher(text).results().flatMap(this::type);
        }

        private Stream<String> type(MatchResult making) {
            var rest = making.group("rest");
            return WORD.matcher(rest).results().limit(1).map(word -> word.group(1) + " " + status(making, word));
        }

        /** Beside the word, or the one that the maker always gives. */
        private String status(MatchResult making, MatchResult word) {
            var rest = making.group("rest");
            var beside = STATUS.matcher(rest.substring(0, Math.min(rest.length(), word.end() + BESIDE)));
            if (beside.find()) {
                return beside.group(1);
            }
            return switch (making.group("maker")) {
                case "Reply.Refused" -> "none";
                case "new Problem" -> "500";
                case "refused", "refusal" -> ownStatus();
                default -> rest.stripLeading().startsWith("status,") ? "any" : "422";
            };
        }

        private String ownStatus() {
            return Pattern.compile("Problem\\.of\\(\\s*(\\d{3}), word")
                    .matcher(text)
                    .results()
                    .map(it -> it.group(1))
                    .findFirst()
                    .orElse("?");
        }
    }
}
