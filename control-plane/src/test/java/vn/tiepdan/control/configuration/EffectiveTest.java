package vn.tiepdan.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;

/** The nearest layer wins, setting by setting, and it is known which one it was. */
class EffectiveTest {
    /** The nearest first. */
    private static final List<Layer> LAYERS = List.of(
            new Layer.OfDevice(new DeviceId("d-0123456789")),
            new Layer.OfSite(new SiteId("hp-01-office")),
            new Layer.OfBody(new BodyId("hp-01")),
            new Layer.OfBody(new BodyId("hp")),
            Layer.ALL);

    static final Settings DEFAULTS = new Settings(Map.of(
            Setting.HEARTBEAT, 10,
            Setting.RECONNECT_WINDOW, 5,
            Setting.UNATTENDED, 120,
            Setting.VOLUME, 100,
            Setting.LANGUAGE, "vi"));

    /** Every subset of the layers sets it, each another value. */
    @ParameterizedTest
    @EnumSource(value = Setting.class, names = "LANGUAGE", mode = EnumSource.Mode.EXCLUDE)
    void of_every_set_of_layers_that_say_something_the_nearest_is_heard(Setting setting) {
        for (int subset = 0; subset < 1 << LAYERS.size(); subset++) {
            var changes = new ArrayList<Change>();
            for (int layer = 0; layer < LAYERS.size(); layer++) {
                var says = (subset & 1 << layer) != 0;
                changes.add(change(LAYERS.get(layer), says ? Map.of(setting, 20 + layer) : Map.of()));
            }
            int nearest = Integer.numberOfTrailingZeros(subset);

            var value = Effective.of(changes, DEFAULTS).value(setting);

            assertThat(value)
                    .as("layers %s", Integer.toBinaryString(subset))
                    .isEqualTo(
                            subset == 0
                                    ? new Effective.Value(
                                            DEFAULTS.value(setting).orElseThrow(), Optional.empty())
                                    : new Effective.Value(20 + nearest, Optional.of(LAYERS.get(nearest))));
        }
    }

    @Test
    void layers_that_set_different_things_complete_each_other() {
        var effective = Effective.of(
                List.of(
                        change(LAYERS.get(0), Map.of(Setting.VOLUME, 40)),
                        change(LAYERS.get(2), Map.of(Setting.LANGUAGE, "en", Setting.VOLUME, 60)),
                        change(LAYERS.get(4), Map.of(Setting.HEARTBEAT, 30))),
                DEFAULTS);

        assertThat(effective.asDesired(9)).isEqualTo(new Desired(9, 30, 5, 120, 40, Desired.Language.EN));
        assertThat(effective.value(Setting.LANGUAGE).origin()).contains(LAYERS.get(2));
        assertThat(effective.value(Setting.UNATTENDED).origin()).isEmpty();
    }

    /** Whoever adds a setting and forgets it in the message, or in what is read from it, sees it here. */
    @Test
    void every_setting_reaches_the_message_and_is_found_in_it() {
        var others = Map.<Setting, Object>of(
                Setting.HEARTBEAT, 11,
                Setting.RECONNECT_WINDOW, 6,
                Setting.UNATTENDED, 121,
                Setting.VOLUME, 99,
                Setting.LANGUAGE, "en");
        assertThat(others.keySet()).isEqualTo(Set.copyOf(EnumSet.allOf(Setting.class)));

        var desired = Effective.of(List.of(change(Layer.ALL, others)), DEFAULTS).asDesired(1);

        others.forEach((setting, value) -> assertThat(Effective.valueIn(desired, setting))
                .as(setting.key())
                .contains(value));
    }

    private static Change change(Layer layer, Map<Setting, Object> values) {
        return new Change(layer, 1, new Settings(values), "", "it", Instant.EPOCH, Optional.empty());
    }
}
