package vn.tiepdan.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A topic with named levels, for example <code>tiepdan/v1/{device}/up/event</code>. For a subscription each name stands for
 * one level; a publication needs a value for each. The wildcards {@code +} and a final {@code #} are allowed in
 * subscriptions and have no name.
 */
record TopicPattern(List<String> levels) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-zA-Z0-9-]*)}");
    private static final String ONE = "+";
    private static final String REST = "#";

    TopicPattern {
        levels = List.copyOf(levels);
        for (int i = 0; i < levels.size(); i++) {
            check(levels.get(i), i == levels.size() - 1);
        }
    }

    static TopicPattern of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a topic must not be empty");
        }
        return new TopicPattern(List.of(text.split("/", -1)));
    }

    private static void check(String level, boolean last) {
        boolean wildcard = level.equals(ONE) || (level.equals(REST) && last);
        boolean named = NAME.matcher(level).matches();
        if (!wildcard && !named && (level.matches(".*[+#{}].*") || level.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "topic level '" + level + "' must be text, {name} or the wildcard +; # may only stand at the end");
        }
    }

    boolean hasWildcard() {
        return levels.contains(ONE) || levels.contains(REST);
    }

    /** The MQTT topic filter, with known names filled in and every other name as a wildcard. */
    String filter(Map<String, String> known) {
        var filter = new ArrayList<String>(levels.size());
        for (var level : levels) {
            filter.add(name(level).map(name -> known.getOrDefault(name, ONE)).orElse(level));
        }
        return String.join("/", filter);
    }

    /** The named levels of a topic; empty when the topic does not match. */
    Optional<Map<String, String>> match(String topic, Map<String, String> known) {
        var actual = topic.split("/", -1);
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            if (level.equals(REST)) {
                return Optional.of(found);
            }
            if (i >= actual.length) {
                return Optional.empty();
            }
            var name = name(level);
            if (name.isPresent()) {
                var expected = known.get(name.get());
                if (expected != null && !expected.equals(actual[i])) {
                    return Optional.empty();
                }
                found.put(name.get(), actual[i]);
            } else if (!level.equals(ONE) && !level.equals(actual[i])) {
                return Optional.empty();
            }
        }
        return actual.length == levels.size() ? Optional.of(found) : Optional.empty();
    }

    /** The topic to publish to. Fails with {@link IllegalArgumentException} when a level has no value. */
    String topic(Map<String, String> values) {
        var topic = new ArrayList<String>(levels.size());
        for (var level : levels) {
            topic.add(name(level).map(name -> value(name, values)).orElse(level));
        }
        return String.join("/", topic);
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null || value.isEmpty() || value.matches(".*[+#/\\x00].*")) {
            throw new IllegalArgumentException("topic level {" + name + "} has no usable value");
        }
        return value;
    }

    private static Optional<String> name(String level) {
        var match = NAME.matcher(level);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
