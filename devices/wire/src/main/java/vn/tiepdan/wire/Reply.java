package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Answers a {@link Request}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused")
})
public sealed interface Reply {
    RequestId request();

    record Done(RequestId request) implements Reply {}

    /**
     * The session is open and this leg is invited; no separate command follows for the asking room.
     *
     * @param version a {@link View} of a lower version may have been made before the session was open and says nothing of it
     */
    record Opened(RequestId request, CallInvitation invitation, long version) implements Reply {}

    /**
     * Nothing was changed.
     *
     * @param type   stable word for programs, for example {@code session-already-open}; the page translates it
     * @param detail for the log, in English, without personal data
     */
    record Refused(RequestId request, String type, String detail) implements Reply {}
}
