package vn.tiepdan.control.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** What one layer sets: of some settings a value, of the others nothing. A value is an Integer or a String, as its kind says. */
public record Settings(Map<Setting, Object> values) {
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Map.copyOf(values);
        values.forEach((setting, value) -> {
            if (!setting.kind().has(value)) {
                throw new IllegalArgumentException("no value of " + setting.key());
            }
        });
    }

    /** What somebody sent, by key. Fails with {@link Refused} that names the first wrong field, what it may be, and all that are wrong. */
    public static Settings read(Map<String, Object> sent) {
        var wrong = sent.entrySet().stream()
                .filter(it -> Setting.of(it.getKey())
                        .filter(setting -> setting.kind().has(it.getValue()))
                        .isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!wrong.isEmpty()) {
            throw new Refused(problem(wrong));
        }
        return ofKnown(sent);
    }

    /** What was kept, by key. What this version does not know, or has no such value any more, is left out. */
    public static Settings ofKnown(Map<String, Object> kept) {
        var values = new EnumMap<Setting, Object>(Setting.class);
        kept.forEach((key, value) -> Setting.of(key)
                .filter(setting -> setting.kind().has(value))
                .ifPresent(setting -> values.put(setting, value)));
        return new Settings(values);
    }

    private static Problem problem(List<String> wrong) {
        var field = wrong.getFirst();
        var more = new LinkedHashMap<String, Object>();
        more.put("fields", wrong);
        var rule = Setting.of(field)
                .map(setting -> switch (setting.kind()) {
                    case Setting.Kind.Whole(var least, var most, var unit) -> {
                        more.put("minimum", least);
                        more.put("maximum", most);
                        more.put("unit", unit);
                        yield "must be a whole number from %d to %d (%s)".formatted(least, most, unit);
                    }
                    case Setting.Kind.Word(var words) -> {
                        more.put("allowed", words);
                        yield "must be one of " + String.join(", ", words);
                    }
                })
                .orElse("is no setting");
        return Problem.atField(
                        "invalid-setting",
                        "The configuration does not fit its schema",
                        field + " " + rule
                                + ". Nothing was changed. Correct it (GET /api/v1/configuration/schema) and send it again.",
                        field)
                .with(more);
    }

    public Optional<Object> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** The same by key, in the order of the list of settings. */
    public Map<String, Object> byKey() {
        var keyed = new LinkedHashMap<String, Object>();
        for (var setting : Setting.values()) {
            value(setting).ifPresent(value -> keyed.put(setting.key(), value));
        }
        return keyed;
    }

    /** What is not the same in a later state of the layer. */
    public List<Difference> differences(Settings after) {
        var all = new ArrayList<Difference>();
        for (var setting : Setting.values()) {
            var was = value(setting);
            var is = after.value(setting);
            if (!was.equals(is)) {
                all.add(new Difference(setting, was, is));
            }
        }
        return List.copyOf(all);
    }

    /** Empty where the layer says nothing of it. */
    public record Difference(Setting setting, Optional<Object> before, Optional<Object> after) {
        @Override
        public String toString() {
            return "%s: %s → %s".formatted(setting.key(), before.orElse("-"), after.orElse("-"));
        }
    }

    /** In one line, for the audit log. */
    static String sentence(List<Difference> differences) {
        return String.join(
                ", ",
                Stream.of(differences)
                        .flatMap(List::stream)
                        .map(Objects::toString)
                        .toList());
    }
}
