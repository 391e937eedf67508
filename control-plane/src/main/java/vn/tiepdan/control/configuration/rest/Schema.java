package vn.tiepdan.control.configuration.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tiepdan.control.configuration.Setting;
import vn.tiepdan.control.configuration.Settings;

/** The settings of a layer as a JSON Schema (2020-12); members that begin with {@code x-} are for whoever draws a form. */
final class Schema {
    private Schema() {}

    static Map<String, Object> of(Settings defaults) {
        var properties = new LinkedHashMap<String, Object>();
        for (var setting : Setting.values()) {
            properties.put(setting.key(), of(setting, defaults.value(setting).orElseThrow()));
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "What a layer of the configuration can set");
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> of(Setting setting, Object preset) {
        var property = new LinkedHashMap<String, Object>();
        property.put("title", setting.label().english());
        property.put("description", setting.help().english());
        switch (setting.kind()) {
            case Setting.Kind.Whole(var least, var most, var unit) -> {
                property.put("type", "integer");
                property.put("minimum", least);
                property.put("maximum", most);
                property.put("x-unit", unit);
            }
            case Setting.Kind.Word(var words) -> {
                property.put("type", "string");
                property.put("enum", words);
            }
        }
        property.put("default", preset);
        property.put("x-label", in(setting.label()));
        property.put("x-help", in(setting.help()));
        return property;
    }

    private static Map<String, String> in(Setting.Label label) {
        return Map.of("vi", label.vietnamese(), "en", label.english());
    }
}
