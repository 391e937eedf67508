package vn.tiepdan.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds {@code docs/asyncapi.yaml} to the types and the golden samples to the document. After a change of the contract,
 * run with {@code -Dtest.jvm=-Dtiepdan.asyncapi.write=true} and commit what it wrote.
 */
class AsyncApiTest {
    private static final Path FILE = Path.of("../../docs/asyncapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    @Test
    void theCommittedDocumentIsDrawnFromTheTypes() throws IOException {
        var drawn = new AsyncApi().document();
        if (Boolean.getBoolean("tiepdan.asyncapi.write")) {
            YAML.writeValue(FILE.toFile(), drawn);
        }
        assertThat(YAML.readTree(Files.readString(FILE)))
                .as(
                        "docs/asyncapi.yaml differs from the types; write it anew with -Dtest.jvm=-Dtiepdan.asyncapi.write=true")
                .isEqualTo(YAML.readTree(YAML.writeValueAsString(drawn)));
    }

    @TestFactory
    Stream<DynamicTest> everyGoldenSampleSatisfiesTheDocument() {
        return Samples.all().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(schema(name.replaceFirst("\\..*", "")).validate(Golden.read(name)))
                                .isEmpty()));
    }

    @Test
    void theDocumentRefusesWhatTheTypesRefuse() throws IOException {
        var damaged = (ObjectNode) Golden.read("signal-up.join");
        damaged.remove("sdp");
        assertThat(schema("signal-up").validate(damaged)).isNotEmpty();
    }

    static com.networknt.schema.Schema schema(String message) throws IOException {
        var document = (ObjectNode) YAML.readTree(Files.readString(FILE));
        var schema = document.deepCopy();
        schema.put(
                "$ref",
                document.at("/components/messages/" + message + "/payload/$ref").asText());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }
}
