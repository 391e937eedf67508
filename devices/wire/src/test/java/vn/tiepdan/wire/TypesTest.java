package vn.tiepdan.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each text, number and boolean of each golden sample, replaced by each of the others: refused by its name, and by the document. */
class TypesTest {
    private static final List<JsonNode> OTHERS =
            List.of(new TextNode("7"), new IntNode(7), new DoubleNode(7.5), BooleanNode.TRUE);

    @TestFactory
    Stream<DynamicTest> anotherTypeIsRefusedWithThePathOfItsMember() {
        return leaves().map(leaf -> DynamicTest.dynamicTest(leaf.toString(), () -> {
            for (var other : leaf.others()) {
                assertThatThrownBy(() -> SamplesTest.decode(leaf.file(), leaf.replacedBy(other)))
                        .as("%s", other)
                        .isInstanceOfAny(WireException.Malformed.class, WireException.UnknownKind.class)
                        .message()
                        .endsWith(" at " + leaf.path());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherTypeIsRefusedByTheDocument() {
        return leaves().map(leaf -> DynamicTest.dynamicTest(leaf.toString(), () -> {
            var schema = AsyncApiTest.schema(leaf.file().replaceFirst("\\..*", ""));
            for (var other : leaf.others()) {
                assertThat(schema.validate(leaf.replacedBy(other)))
                        .as("%s", other)
                        .isNotEmpty();
            }
        }));
    }

    @Test
    void theTableHasTextsNumbersAndBooleans() {
        assertThat(leaves().map(leaf -> leaf.value().getNodeType().name()))
                .contains("STRING", "NUMBER", "BOOLEAN")
                .hasSizeGreaterThan(150);
    }

    private static Stream<Leaf> leaves() {
        return Samples.all().keySet().stream()
                .flatMap(file -> below(Golden.read(file), JsonPointer.empty()).map(at -> new Leaf(file, at)));
    }

    private static Stream<JsonPointer> below(JsonNode node, JsonPointer at) {
        return switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .flatMap(member -> below(member.getValue(), at.appendProperty(member.getKey())));
            case ArrayNode array ->
                IntStream.range(0, array.size())
                        .boxed()
                        .flatMap(index -> below(array.get(index), at.appendIndex(index)));
            default -> Stream.of(at);
        };
    }

    /** One text, number or boolean of one golden file. */
    private record Leaf(String file, JsonPointer at) {
        JsonNode value() {
            return Golden.read(file).at(at);
        }

        Stream<JsonNode> alike() {
            return OTHERS.stream().filter(other -> other.getNodeType() == value().getNodeType());
        }

        List<JsonNode> others() {
            return OTHERS.stream()
                    .filter(other -> alike().noneMatch(other::equals))
                    .toList();
        }

        JsonNode replacedBy(JsonNode other) {
            var tree = Golden.read(file);
            var parent = tree.at(at.head());
            if (parent instanceof ObjectNode object) {
                object.set(at.last().getMatchingProperty(), other);
            } else {
                ((ArrayNode) parent).set(at.last().getMatchingIndex(), other);
            }
            return tree;
        }

        String path() {
            return at.toString()
                    .substring(1)
                    .replaceAll("(^|/)([0-9]+)", "$1[$2]")
                    .replace('/', '.');
        }

        @Override
        public String toString() {
            return file + " " + path();
        }
    }
}
