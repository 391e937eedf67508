package vn.tiepdan.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.Refused;

/** What may be merged into what, in a province of which one commune has ended, one shall end and one is young. */
class MergerTest {
    private static final Instant FROM = Instant.parse("2026-07-01T00:00:00Z");
    private static final List<Body> BODIES = List.of(
            body("province", "", null, null),
            body("north", "province", null, null),
            body("north-1", "north", null, null),
            body("north-2", "north", null, null),
            body("south", "province", null, null),
            body("gone", "north", null, FROM.minusSeconds(9)),
            body("going", "north", null, FROM.plusSeconds(9)),
            body("young", "north", FROM, null),
            body("younger", "north", FROM.plusSeconds(9), null));

    @ParameterizedTest
    @CsvSource({
        // merged,        into,    what is said, or which end
        "north-1 north-2, north-2, ends north-1",
        "north-1,         north-2, ends north-1",
        "north-1 north-2, south,   ends north-1 north-2",
        "north-1 north-2, north,   ends north-1 north-2",
        "north north-1,   south,   ends north north-1",
        "north-1,         north-1, merge-into-itself",
        "north,           north-1, successor-below",
        "north north-1,   north-1, successor-below",
        "province,        north-1, successor-below",
        "north-1,         nowhere, unknown-body",
        "nowhere,         north-1, unknown-body",
        "north-1 nowhere, north-2, unknown-body",
        "gone,            north-1, body-ended",
        "north-1,         gone,    body-ended",
        "going,           north-1, body-ended",
        "north-1,         going,   body-ended",
        "north-1 gone,    north-2, body-ended",
        "young,           north-1, date-out-of-order",
        "north-1,         young,   date-out-of-order",
        "younger,         north-1, date-out-of-order",
        "north-1,         younger, date-out-of-order"
    })
    void into_one_that_is_there(String merged, String into, String outcome) {
        demand(outcome, merged, new Merger.Into.Existing(new BodyId(into)));
    }

    @ParameterizedTest
    @CsvSource({
        // merged,        new one, below,    what is said, or which end
        "north-1 north-2, new,     north,    ends north-1 north-2",
        "north-1,         new,     south,    ends north-1",
        "north,           new,     province, ends north",
        "north-1,         south,   north,    body-exists",
        "north-1,         gone,    north,    body-exists",
        "north-1,         younger, north,    body-exists",
        "north-1,         new,     nowhere,  unknown-body",
        "north-1,         new,     gone,     body-ended",
        "north-1,         new,     north-1,  successor-below",
        "north,           new,     north-1,  successor-below",
        "north-1,         new,     younger,  date-out-of-order",
        "gone,            new,     north,    body-ended"
    })
    void into_one_that_is_founded(String merged, String id, String parent, String outcome) {
        demand(outcome, merged, new Merger.Into.Founded(new BodyId(id), "Mới", "New", new BodyId(parent)));
    }

    @Test
    void one_that_is_founded_begins_when_the_others_end() {
        var into = new Merger.Into.Founded(new BodyId("new"), "Mới", "New", new BodyId("north"));

        var merger = Merger.of(ids("north-1"), into, FROM, BODIES);

        assertThat(merger.isNew()).isTrue();
        assertThat(merger.following().term().from()).contains(FROM);
        assertThat(merger.following().term().holds(FROM.minusSeconds(1))).isFalse();
        assertThat(merger.following().term().holds(FROM)).isTrue();
    }

    private static void demand(String outcome, String merged, Merger.Into into) {
        if (outcome.startsWith("ends ")) {
            assertThat(Merger.of(ids(merged), into, FROM, BODIES).ending()).isEqualTo(ids(outcome.substring(5)));
        } else {
            assertThatThrownBy(() -> Merger.of(ids(merged), into, FROM, BODIES))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("/" + outcome + ":");
        }
    }

    private static Body body(String id, String parent, @Nullable Instant from, @Nullable Instant until) {
        return new Body(
                new BodyId(id),
                id,
                id,
                Optional.of(parent).filter(it -> !it.isEmpty()).map(BodyId::new),
                new Body.Term(Optional.ofNullable(from), Optional.ofNullable(until), Optional.empty()));
    }

    private static Set<BodyId> ids(String words) {
        return Arrays.stream(words.split(" ")).map(BodyId::new).collect(Collectors.toSet());
    }
}
