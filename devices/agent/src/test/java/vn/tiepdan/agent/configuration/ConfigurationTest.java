package vn.tiepdan.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reported;

/** What a device was told holds until it is told something else that it can take. */
@SuppressWarnings("NullAway.Init")
class ConfigurationTest {
    private static final Desired TOLD = new Desired(7, 20, 30, 300, 60, Desired.Language.EN);

    @TempDir
    Path folder;

    @Test
    void what_was_taken_holds_after_the_next_start_without_a_network() {
        new Configuration(folder).accept(TOLD);

        assertThat(new Configuration(folder).current()).isEqualTo(TOLD);
    }

    @Test
    void what_was_refused_changes_nothing_and_is_told_until_something_is_taken() {
        var configuration = new Configuration(folder);
        configuration.accept(TOLD);
        var refusal = new Reported.Refusal(8, "language", "no");

        configuration.refuse(refusal);
        assertThat(configuration.current()).isEqualTo(TOLD);
        assertThat(configuration.refused()).isEqualTo(refusal);

        configuration.accept(TOLD);
        assertThat(configuration.refused()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"version\":7}", "{\"version\":7,\"heartbeatSeconds\":0}"})
    void a_file_that_cannot_be_used_is_as_none(String content) throws IOException {
        Files.writeString(folder.resolve("desired.json"), content);

        assertThat(new Configuration(folder).current()).isEqualTo(Desired.INITIAL);
    }

    /** A power cut leaves half of the file that was being written, beside the last whole one. */
    @Test
    void half_a_file_takes_nothing_away() throws IOException {
        new Configuration(folder).accept(TOLD);
        Files.writeString(folder.resolve("desired.json.next"), "{\"vers");

        assertThat(new Configuration(folder).current()).isEqualTo(TOLD);
    }

    @ParameterizedTest
    @CsvSource({"1, PT0.1S, PT1S", "5, PT0.5S, PT5S", "600, PT60S, PT600S"})
    void a_lost_link_is_tried_again_within_the_window_that_was_told(int seconds, Duration first, Duration most) {
        var configuration = new Configuration(folder);
        configuration.accept(new Desired(7, 10, seconds, 120, null, null));

        assertThat(configuration.reconnectWindow().first()).isEqualTo(first);
        assertThat(configuration.reconnectWindow().most()).isEqualTo(most);
    }
}
