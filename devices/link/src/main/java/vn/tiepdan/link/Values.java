package vn.tiepdan.link;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;

/**
 * The attributes of one channel by name. A value that cannot be right fails with {@link IllegalArgumentException}, which
 * names the channel and the attribute and says what to write.
 */
record Values(Config config) {
    private static final Duration DAY = Duration.ofDays(1);

    String channel() {
        return config.getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
    }

    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** Strict, because a misspelt true would mean false. */
    boolean flag(String name, boolean otherwise) {
        return oneOf(name, String.valueOf(otherwise), Map.of("true", true, "false", false), "true or false");
    }

    <T> T oneOf(String name, String otherwise, Map<String, T> words, String toWrite) {
        var text = text(name).orElse(otherwise);
        var value = words.get(text);
        if (value == null) {
            throw wrong(name, text, toWrite);
        }
        return value;
    }

    int number(String name, int otherwise, int least, int most) {
        return text(name)
                .map(text -> whole(text)
                        .filter(value -> value >= least && value <= most)
                        .orElseThrow(() -> wrong(name, text, "a whole number from " + least + " to " + most)))
                .orElse(otherwise);
    }

    private static Optional<Integer> whole(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private Optional<Duration> duration(String name, String toWrite) {
        try {
            return config.getOptionalValue(name, Duration.class);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw wrong(name, text(name).orElse(""), toWrite);
        }
    }

    /** Zero, or up to a day. */
    Duration pause(String name, Duration otherwise) {
        return limited(name, Duration.ZERO, "a duration from zero to P1D, for example PT30S")
                .orElse(otherwise);
    }

    /** More than zero, up to a day. */
    Duration limit(String name, Duration otherwise) {
        return limited(name, Duration.ofMillis(1), "a duration above zero and up to P1D, for example PT30S")
                .orElse(otherwise);
    }

    private Optional<Duration> limited(String name, Duration least, String toWrite) {
        var value = duration(name, toWrite);
        if (value.filter(it -> it.compareTo(least) < 0 || it.compareTo(DAY) > 0).isPresent()) {
            throw wrong(name, value.get().toString(), toWrite);
        }
        return value;
    }

    /** What MQTT counts in whole seconds. */
    Optional<Duration> seconds(String name, long most) {
        var toWrite = "a duration in whole seconds from zero to " + Duration.ofSeconds(most) + ", for example PT20S";
        var value = duration(name, toWrite);
        if (value.filter(it -> it.isNegative() || it.getNano() != 0 || it.toSeconds() > most)
                .isPresent()) {
            throw wrong(name, value.get().toString(), toWrite);
        }
        return value;
    }

    IllegalArgumentException wrong(String name, String text, String toWrite) {
        return refused(name + " '" + text + "' must be " + toWrite);
    }

    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("channel " + channel() + ": " + why);
    }
}
