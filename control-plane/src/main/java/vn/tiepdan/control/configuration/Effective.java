package vn.tiepdan.control.configuration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Desired;

/** What holds for a device or a layer once all layers are laid upon each other: of every setting a value, and who says so. */
public record Effective(Map<Setting, Value> values) {
    public Effective {
        values = Map.copyOf(values);
        if (values.size() != Setting.values().length) {
            throw new IllegalArgumentException("every setting has a value");
        }
    }

    /** @param origin the layer that sets it; empty for the default */
    public record Value(Object value, Optional<Layer> origin) {}

    /** @param layers the nearest first: it wins */
    public static Effective of(List<Change> layers, Settings defaults) {
        var values = new EnumMap<Setting, Value>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(
                    setting,
                    layers.stream()
                            .filter(it -> it.settings().value(setting).isPresent())
                            .findFirst()
                            .map(it -> new Value(it.settings().value(setting).orElseThrow(), Optional.of(it.layer())))
                            .orElseGet(() -> new Value(defaults.value(setting).orElseThrow(), Optional.empty())));
        }
        return new Effective(values);
    }

    public Value value(Setting setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    /** The same as a message to the device. */
    public Desired asDesired(long version) {
        return new Desired(
                version,
                number(Setting.HEARTBEAT),
                number(Setting.RECONNECT_WINDOW),
                number(Setting.UNATTENDED),
                number(Setting.VOLUME),
                Desired.Language.valueOf(
                        String.valueOf(value(Setting.LANGUAGE).value()).toUpperCase(java.util.Locale.ROOT)));
    }

    private int number(Setting setting) {
        return (Integer) value(setting).value();
    }

    /** What a message says of a setting; empty where it says nothing. */
    static Optional<Object> valueIn(Desired message, Setting setting) {
        @Nullable
        Object value = switch (setting) {
            case HEARTBEAT -> message.heartbeatSeconds();
            case RECONNECT_WINDOW -> message.reconnectWindowSeconds();
            case UNATTENDED -> message.unattendedSeconds();
            case VOLUME -> message.volumePercent();
            case LANGUAGE ->
                message.language() == null ? null : message.language().name().toLowerCase(java.util.Locale.ROOT);
        };
        return Optional.ofNullable(value);
    }
}
