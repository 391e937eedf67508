package vn.tiepdan.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Status.Health;

@NullUnmarked
class SelfTestTest {
    @ParameterizedTest
    @EnumSource(Health.class)
    void fails_only_when_a_part_failed_and_names_each(Health health) {
        var ending = SelfTest.judged(List.of(part("camera", Health.OK, "opened"), part("scanner", health, "seen so")));

        assertThat(ending.state()).isEqualTo(health == Health.FAILED ? Result.State.FAILED : Result.State.SUCCEEDED);
        assertThat(ending.detail())
                .contains("camera ok", health == Health.OK ? "scanner ok" : "scanner " + word(health) + " (seen so)");
    }

    @Test
    void what_failed_is_said_first_and_the_rest_is_cut() {
        var parts = Stream.concat(
                        Stream.generate(() -> part("ups", Health.DEGRADED, "x".repeat(90)))
                                .limit(20),
                        Stream.of(part("camera", Health.FAILED, "busy"), part("store", Health.FAILED, "full")))
                .toList();

        var ending = SelfTest.judged(parts);

        assertThat(ending.detail())
                .startsWith("camera failed (busy); store failed (full); ups")
                .endsWith("…");
        assertThat(ending.detail()).hasSize(Ending.LONGEST_DETAIL);
        assertThat(ending.finding().values()).containsEntry("parts", "camera, store");
    }

    private static String word(Health health) {
        return health.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Status.Peripheral part(String name, Health health, String evidence) {
        return new Status.Peripheral(name, Status.Kind.CAMERA, health, evidence, Instant.EPOCH, null);
    }
}
