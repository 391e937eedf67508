package vn.tiepdan.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The golden samples: complete, stable, and every required member missed when it is missing. */
class SamplesTest {
    /** The members that a message may leave out, by file and path; all others are required. */
    private static final Set<String> OPTIONAL = Set.of(
            "status /session",
            "status /service",
            "result /progressPercent",
            "result /finding",
            "status /link/clockOffsetMillis",
            "status /peripherals/0/finding",
            "desired /volumePercent",
            "desired /language",
            "reported /configuration/volumePercent",
            "reported /configuration/language",
            "reported /refused",
            "event.alarm-raised /body/finding",
            "event.turn-taken /body/citizen/number",
            "event.turn-taken /body/citizen/oldNumber",
            "event.turn-taken /body/citizen/birthDate",
            "event.turn-taken /body/citizen/sex",
            "event.turn-taken /body/citizen/address",
            "event.turn-taken /body/citizen/issuedOn",
            "event.turn-taken /body/standing/onBehalfOf",
            "signal-up.candidates /candidates/0/sdpMid",
            "signal-up.candidates /candidates/0/sdpMLineIndex",
            "signal-up.quality /firstFrameMillis",
            "signal-up.quality /roundTripMillis",
            "signal-up.quality /lossPercent",
            "signal-down.candidates /candidates/0/sdpMid",
            "signal-down.candidates /candidates/0/sdpMLineIndex",
            "signal-down.state /recordedUntil",
            "view.kiosk /turn",
            "view.kiosk /turn/invitation",
            "view.room /current",
            "view.room /current/invitation");

    /** Whose members each have a name of their own choice. */
    private static final String FREE = "values";

    @Test
    void everyKindOfEveryChannelHasOne() {
        assertThat(Samples.all().keySet()).isEqualTo(kindsOfTheContract());
    }

    @TestFactory
    Stream<DynamicTest> isWrittenAsItsGoldenFile() {
        return Samples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(Golden.tree(sample.getValue())).isEqualTo(Golden.read(sample.getKey()))));
    }

    @TestFactory
    Stream<DynamicTest> isReadFromItsGoldenFile() {
        return Samples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(decode(sample.getKey(), Golden.read(sample.getKey())))
                                .isEqualTo(sample.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> missingOrNullMembersAreNamed() {
        return members()
                .map(member -> DynamicTest.dynamicTest(member.toString(), () -> {
                    for (var damaged : List.of(member.removed(), member.nulled())) {
                        if (OPTIONAL.contains(member.toString())) {
                            decode(member.file(), damaged);
                        } else {
                            assertThatThrownBy(() -> decode(member.file(), damaged))
                                    .isInstanceOfAny(WireException.Malformed.class, WireException.UnknownKind.class)
                                    .hasMessageContaining(member.name().equals("kind") ? "kind" : member.name());
                        }
                    }
                }));
    }

    @Test
    void theTableOfOptionalMembersHasNoStranger() {
        assertThat(members().map(Member::toString)).containsAll(OPTIONAL);
    }

    @TestFactory
    Stream<DynamicTest> unknownMembersAreIgnored() {
        return Samples.all().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    var tree = (ObjectNode) Golden.read(sample.getKey());
                    tree.put("addedLater", true);
                    assertThat(decode(sample.getKey(), tree)).isEqualTo(sample.getValue());
                }));
    }

    static Object decode(String file, JsonNode tree) {
        return Wire.read(Wire.write(tree), channel(file).family());
    }

    private static Channel channel(String file) {
        var name = file.replaceFirst("\\..*", "");
        return Stream.of(Channel.values())
                .filter(channel -> word(channel).equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> kindsOfTheContract() {
        var all = new TreeSet<String>();
        for (var channel : Channel.values()) {
            kinds(channel.family())
                    .ifPresentOrElse(
                            types -> types.forEach(type -> all.add(word(channel) + "." + type)),
                            () -> all.add(word(channel)));
        }
        return all;
    }

    private static java.util.Optional<List<String>> kinds(Class<?> family) {
        var holder = family.isRecord()
                ? Stream.of(family.getRecordComponents())
                        .filter(component -> component.getName().equals("body"))
                        .map(component -> (Class<?>) component.getType())
                        .findFirst()
                : java.util.Optional.<Class<?>>of(family);
        return holder.map(
                type -> Stream.of(type.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name)
                        .toList());
    }

    private static Stream<Member> members() {
        return Samples.all().keySet().stream().flatMap(file -> {
            var found = new ArrayList<Member>();
            collect(file, "", Golden.read(file), found);
            return found.stream();
        });
    }

    private static void collect(String file, String path, JsonNode node, List<Member> found) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                found.add(new Member(file, path, field.getKey()));
                if (!FREE.equals(field.getKey())) {
                    collect(file, path + "/" + field.getKey(), field.getValue(), found);
                }
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            collect(file, path + "/0", array.get(0), found);
        }
    }

    /** One member of one golden file, at a JSON Pointer (RFC 6901). */
    private record Member(String file, String parent, String name) {
        JsonNode removed() throws IOException {
            var tree = Golden.read(file);
            ((ObjectNode) tree.at(parent)).remove(name);
            return tree;
        }

        JsonNode nulled() throws IOException {
            var tree = Golden.read(file);
            ((ObjectNode) tree.at(parent)).putNull(name);
            return tree;
        }

        @Override
        public String toString() {
            return file + " " + parent + "/" + name;
        }
    }
}
