package vn.tiepdan.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a moment or a date from text alone; Jackson's own readers also take numbers and lists, which the contract has not. */
final class TextOnly<T> extends StdDeserializer<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    TextOnly(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
        }
        try {
            return parse.apply(parser.getText());
        } catch (DateTimeException wrong) {
            return handledType().cast(context.handleWeirdStringValue(handledType(), "", "not in the form of RFC 3339"));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> handledType() {
        return (Class<T>) super.handledType();
    }
}
