package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Messages to JSON and back. */
public final class Wire {
    private static final int DEEPEST_NESTING = 16;
    private static final List<CoercionInputShape> OTHER_SCALARS =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule("text only")
                    .addDeserializer(Instant.class, new TextOnly<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new TextOnly<>(LocalDate.class, LocalDate::parse)))
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new RequiredMembers()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> OTHER_SCALARS.forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .maxStringLength(Channel.MAXIMUM_PAYLOAD_BYTES)
                        .build());
    }

    private Wire() {}

    /** Fails with {@link UncheckedIOException} only when a message type itself is defective. */
    public static byte[] write(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException defect) {
            throw new UncheckedIOException("message type cannot be written: " + message.getClass(), defect);
        }
    }

    /** The same as text. */
    public static String text(Object message) {
        return new String(write(message), StandardCharsets.UTF_8);
    }

    /** Reads what {@link #text} wrote. Fails as {@link #read(byte[], Class)}. */
    public static <T> T read(String text, Class<T> type) {
        return read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Fails with a {@link WireException} that says which member is wrong and never quotes its value. */
    public static <T> T read(byte[] payload, Class<T> type) {
        if (payload.length > Channel.MAXIMUM_PAYLOAD_BYTES) {
            throw new WireException.TooLarge(payload.length);
        }
        try {
            var message = JSON.readValue(payload, type);
            if (message == null) {
                throw new WireException.Malformed("the document is null");
            }
            return message;
        } catch (InvalidTypeIdException unknown) {
            throw new WireException.UnknownKind("unknown kind at " + kind(unknown));
        } catch (JsonMappingException wrong) {
            throw wrong.getCause() instanceof OutOfRange range
                    ? new WireException.Malformed(within(wrong) + range.getMessage(), within(wrong) + range.member())
                    : new WireException.Malformed("wrong or missing member at " + member(wrong), member(wrong));
        } catch (StreamConstraintsException wrong) {
            throw new WireException.Malformed("nested too deep, or a text or number too long");
        } catch (JsonProcessingException wrong) {
            throw new WireException.Malformed("not JSON");
        } catch (IOException wrong) {
            throw new WireException.Malformed("unreadable");
        }
    }

    private static String kind(InvalidTypeIdException unknown) {
        return unknown.getPath().isEmpty() ? "kind" : member(unknown) + ".kind";
    }

    private static String member(JsonMappingException wrong) {
        var path = path(wrong);
        return path.isEmpty() ? "the top" : path;
    }

    private static String within(JsonMappingException wrong) {
        var path = path(wrong);
        return path.isEmpty() ? "" : path + ".";
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
