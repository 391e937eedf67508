package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the AsyncAPI 3.0 document of the contract from the types, so that nobody keeps it by hand. */
final class AsyncApi {
    private static final Map<Class<?>, Map<String, String>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(int.class, Map.of("type", "integer")),
            Map.entry(Integer.class, Map.of("type", "integer")),
            Map.entry(long.class, Map.of("type", "integer")),
            Map.entry(Long.class, Map.of("type", "integer")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(boolean.class, Map.of("type", "boolean")));

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode schemas = json.createObjectNode();

    ObjectNode document() {
        var document = json.createObjectNode();
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "Tiếp Dân: devices and control plane");
        info.put("version", Presence.CONTRACT + ".0.0");
        info.put(
                "description",
                "MQTT 5 over mutual TLS, QoS 1, and 0 for acknowledgements. A device publishes under its own up/# and subscribes to its own down/#,"
                        + " nothing else. Payloads have at most " + Channel.MAXIMUM_PAYLOAD_BYTES + " bytes.");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        for (var channel : Channel.values()) {
            var word = channel.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var entry = channels.putObject(word);
            entry.put("address", Channel.PREFIX + "{device}/" + channel.path());
            entry.putObject("messages").putObject(word).put("$ref", "#/components/messages/" + word);
            entry.putObject("parameters")
                    .putObject("device")
                    .put("description", "Certificate common name = MQTT client identifier; " + DeviceId.SYNTAX);
            var operation = operations.putObject(word);
            operation.put("action", channel.up() ? "send" : "receive");
            operation.put(
                    "summary",
                    "Seen from the device. Promise: " + channel.promise().name().toLowerCase(Locale.ROOT));
            operation.putObject("channel").put("$ref", "#/channels/" + word);
            operation
                    .putObject("bindings")
                    .putObject("mqtt")
                    .put("qos", channel.qos())
                    .put("retain", channel.retained());
            var message = messages.putObject(word);
            message.put("contentType", "application/json");
            message.set("payload", reference(channel.family()));
        }
        components.set("schemas", schemas);
        return document;
    }

    private ObjectNode reference(Class<?> type) {
        var name = name(type);
        if (!schemas.has(name)) {
            schemas.putObject(name);
            schemas.set(name, type.isSealed() ? oneOf(type) : type.isEnum() ? words(type) : object(type, null));
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode oneOf(Class<?> family) {
        var choice = json.createObjectNode();
        var alternatives = choice.putArray("oneOf");
        for (var kind : family.getAnnotation(JsonSubTypes.class).value()) {
            var name = name(kind.value());
            schemas.set(name, object(kind.value(), kind.name()));
            alternatives.addObject().put("$ref", "#/components/schemas/" + name);
        }
        return choice;
    }

    private ObjectNode object(Class<?> type, @Nullable String kind) {
        var object = json.createObjectNode().put("type", "object");
        var required = json.createArrayNode();
        var properties = json.createObjectNode();
        if (kind != null) {
            properties.putObject("kind").put("const", kind);
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            var annotated = component.getAnnotatedType();
            var schema = schema(component.getType(), annotated);
            if (annotated.isAnnotationPresent(Nullable.class)) {
                var either = json.createObjectNode();
                either.putArray("oneOf").add(schema).addObject().put("type", "null");
                properties.set(component.getName(), either);
            } else {
                properties.set(component.getName(), schema);
                required.add(component.getName());
            }
        }
        object.set("properties", properties);
        object.set("required", required);
        return object;
    }

    private ObjectNode schema(Class<?> type, AnnotatedType annotated) {
        if (PLAIN.containsKey(type)) {
            var plain = json.createObjectNode();
            PLAIN.get(type).entrySet().stream()
                    .sorted(Map.Entry.<String, String>comparingByKey().reversed())
                    .forEach(entry -> plain.put(entry.getKey(), entry.getValue()));
            return plain;
        }
        if (type == List.class) {
            var element = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            var list = json.createObjectNode().put("type", "array");
            list.set("items", schema((Class<?>) element.getType(), element));
            return list;
        }
        if (type == Map.class) {
            var values = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[1];
            var map = json.createObjectNode().put("type", "object");
            map.set("additionalProperties", schema((Class<?>) values.getType(), values));
            return map;
        }
        if (type.isRecord() && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class)) {
            return schema(type.getRecordComponents()[0].getType(), type.getRecordComponents()[0].getAnnotatedType());
        }
        return reference(type);
    }

    private ObjectNode words(Class<?> type) {
        var schema = json.createObjectNode().put("type", "string");
        var words = schema.putArray("enum");
        for (var constant : type.getFields()) {
            if (constant.isEnumConstant()) {
                words.add(constant.getAnnotation(JsonProperty.class).value());
            }
        }
        return schema;
    }

    private static String name(Class<?> type) {
        var outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
    }
}
