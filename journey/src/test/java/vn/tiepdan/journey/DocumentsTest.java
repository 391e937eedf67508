package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents promise about the repository is there. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int README_LINES = 200;
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://)([^)#\\s]+)");
    private static final Pattern TYPE = Pattern.compile("`(?:[a-z]+[./])*([A-Z][a-z]+[A-Za-z]*)(?:\\.[a-z]\\w*)?`");
    private static final List<String> MUTINY = List.of("Uni", "Multi");
    /** For example {@code *Devices* (*Thiết bị*)}. */
    private static final Pattern QUOTED = Pattern.compile("\\*([^*\n]+)\\*\\s\\(\\*([^*\n]+)\\*\\)");

    private static final Pattern COMMAND = Pattern.compile("\\./tiepdan ([a-z]+)");
    private static final Pattern ARTIFACT =
            Pattern.compile("<dependency>\\s*<groupId>([^<$]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new TreeSet<String>();
        for (var document : documents()) {
            found(LINK, document)
                    .map(it -> it.group(1))
                    .filter(target -> !Files.exists(document.resolveSibling(target)))
                    .forEach(target -> broken.add(ROOT.relativize(document) + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyTypeThatTheArchitecturePageNamesIsThere() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(ROOT)) {
            var sources = files.filter(it -> it.toString().endsWith(".java"))
                    .map(it -> it.getFileName().toString())
                    .toList();
            found(TYPE, ROOT.resolve("docs/architecture.md"))
                    .map(it -> it.group(1))
                    .filter(type -> !MUTINY.contains(type) && !sources.contains(type + ".java"))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCommandIsOneOfTheScript() throws IOException {
        var script = Files.readString(ROOT.resolve("tiepdan"));
        for (var document : documents()) {
            assertThat(found(COMMAND, document).map(it -> it.group(1)))
                    .as(document.toString())
                    .allMatch(command ->
                            script.contains("\n  " + command + ") ") || script.contains(command + " | --help"));
        }
    }

    /** What somebody passes on the way to a second kiosk, in both languages, as the catalogues of the interfaces have it. */
    @Test
    void everyNameThatTheReadmeQuotesInBothLanguagesIsOnTheScreen() throws IOException {
        var english = catalogue("en");
        var vietnamese = catalogue("vi");
        var quoted = found(QUOTED, ROOT.resolve("README.md")).toList();

        assertThat(quoted)
                .extracting(it -> it.group(1))
                .containsExactly("Claim codes", "Site", "Label", "Welcome", "Devices", "Online");
        assertThat(quoted)
                .allSatisfy(it -> assertThat(english.properties())
                        .as(it.group())
                        .anyMatch(text -> text.getValue().asText().equals(it.group(1))
                                && vietnamese.path(text.getKey()).asText().equals(it.group(2))));
    }

    private static JsonNode catalogue(String language) throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("web/texts/src/" + language + ".json").toFile());
    }

    @Test
    void theReadmeStaysShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(README_LINES);
    }

    /** Quarkus' own parts are listed without their common prefix, and what our code names of their API comes with them. */
    @Test
    void everyDependencyHasAReason() throws IOException {
        var reasons = Files.readString(ROOT.resolve("docs/dependencies.md"));
        var unexplained = new TreeSet<String>();
        for (var module : modules()) {
            found(ARTIFACT, module)
                    .filter(it -> !it.group(1).equals("vn.tiepdan"))
                    .map(it -> it.group(2))
                    .filter(artifact -> !reasons.contains(artifact.replaceFirst("^quarkus-", "")))
                    .forEach(unexplained::add);
        }
        assertThat(unexplained).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(it -> it.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static List<Path> modules() throws IOException {
        try (var files = Files.find(ROOT, 3, (path, _) -> path.endsWith("pom.xml"))) {
            return files.filter(it -> !it.toString().contains("/target/")
                            && !it.toString().contains("/node_modules/"))
                    .filter(it -> !it.equals(ROOT.resolve("pom.xml")))
                    .toList();
        }
    }

    private static Stream<MatchResult> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results();
    }
}
