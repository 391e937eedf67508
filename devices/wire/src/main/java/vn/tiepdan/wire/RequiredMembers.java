package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Makes every record component required unless it is {@link Nullable}: the type alone says what a message must have, and a
 * message that lacks it is refused with the member's name, before any constructor sees a null.
 */
final class RequiredMembers extends NopAnnotationIntrospector {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return required(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        return Boolean.TRUE.equals(required(member))
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static @Nullable Boolean required(Annotated member) {
        if (!(member instanceof AnnotatedParameter parameter)) {
            return null;
        }
        var components = parameter.getDeclaringClass().getRecordComponents();
        if (components == null || components.length <= parameter.getIndex()) {
            return null;
        }
        return !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
