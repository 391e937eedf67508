package vn.tiepdan.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.platform.Refused;

/** What somebody sends fits the schema, or is refused by the name of the field. */
class SettingsTest {
    static Stream<Arguments> goodAndBad() {
        return Arrays.stream(Setting.values()).flatMap(setting -> switch (setting.kind()) {
            case Setting.Kind.Whole(var least, var most, var _) ->
                Stream.concat(
                        Stream.of(least, most, (least + most) / 2).map(it -> Arguments.of(setting, it, true)),
                        Stream.<Object>of(
                                        least - 1,
                                        most + 1,
                                        Integer.MIN_VALUE,
                                        Integer.MAX_VALUE,
                                        (long) least,
                                        least + 0.5,
                                        String.valueOf(least),
                                        "",
                                        true,
                                        List.of(least),
                                        Map.of())
                                .map(it -> Arguments.of(setting, it, false)));
            case Setting.Kind.Word(var words) ->
                Stream.concat(
                        words.stream().map(it -> Arguments.of(setting, it, true)),
                        Stream.<Object>of("", "VI", "vi ", "xx", 1, true, List.of("vi"), Map.of())
                                .map(it -> Arguments.of(setting, it, false)));
        });
    }

    @ParameterizedTest
    @MethodSource("goodAndBad")
    void every_setting_takes_its_range_and_nothing_else(Setting setting, Object value, boolean good) {
        var sent = Map.of(setting.key(), value);

        if (good) {
            assertThat(Settings.read(sent).value(setting)).contains(value);
        } else {
            var problem = refusal(sent).problem();
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.more()).containsEntry("field", setting.key());
            assertThat(problem.detail()).startsWith(setting.key() + " must be ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heartbeat", "HEARTBEAT", "heartbeatseconds", "version", "__proto__"})
    void what_is_no_setting_is_refused_by_its_name(String key) {
        assertThat(refusal(Map.of(key, 10)).problem().detail()).startsWith(key + " is no setting");
    }

    @Test
    void of_many_that_are_wrong_all_are_named_and_what_the_first_may_be() {
        var problem = refusal(Map.of("volumePercent", 101, "heartbeatSeconds", 0, "unattendedSeconds", 60))
                .problem();

        assertThat(problem.more())
                .containsEntry("field", "heartbeatSeconds")
                .containsEntry("fields", List.of("heartbeatSeconds", "volumePercent"))
                .containsEntry("minimum", 1)
                .containsEntry("maximum", 300)
                .containsEntry("unit", "s");
    }

    /** An older or newer version of this program kept it. */
    @Test
    void what_was_kept_and_does_not_fit_any_more_is_left_out() {
        var kept = new HashMap<String, Object>(Map.of("volumePercent", 50, "heartbeatSeconds", 100_000, "gone", 1));

        assertThat(Settings.ofKnown(kept)).isEqualTo(new Settings(Map.of(Setting.VOLUME, 50)));
    }

    @Test
    void a_layer_cannot_be_made_of_what_does_not_fit() {
        assertThatThrownBy(() -> new Settings(Map.of(Setting.VOLUME, 101))).hasMessageContaining("volumePercent");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void is_found_by_its_key(Setting setting) {
        assertThat(Setting.of(setting.key())).contains(setting);
    }

    @Test
    void differences_say_what_came_what_changed_and_what_went() {
        var before = new Settings(Map.of(Setting.VOLUME, 50, Setting.HEARTBEAT, 20));
        var after = new Settings(Map.of(Setting.VOLUME, 60, Setting.LANGUAGE, "en"));

        assertThat(before.differences(after))
                .containsExactly(
                        new Settings.Difference(Setting.HEARTBEAT, Optional.of(20), Optional.empty()),
                        new Settings.Difference(Setting.VOLUME, Optional.of(50), Optional.of(60)),
                        new Settings.Difference(Setting.LANGUAGE, Optional.empty(), Optional.of("en")));
        assertThat(Settings.sentence(new ArrayList<>(before.differences(after))))
                .isEqualTo("heartbeatSeconds: 20 → -, volumePercent: 50 → 60, language: - → en");
        assertThat(after.differences(after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "all, true",
        "body:hp, true",
        "site:hp-01-office, true",
        "device:d-0123456789, true",
        "all:, false",
        "'', false",
        "body:, false",
        "body, false",
        "device:x y, false",
        "room:1, false",
        "'body:../hp', false"
    })
    void a_layer_is_known_by_its_name(String name, boolean known) {
        assertThat(Layer.parse(name).map(Layer::toString)).isEqualTo(known ? Optional.of(name) : Optional.empty());
    }

    private static Refused refusal(Map<String, Object> sent) {
        return catchThrowableOfType(Refused.class, () -> Settings.read(sent));
    }
}
