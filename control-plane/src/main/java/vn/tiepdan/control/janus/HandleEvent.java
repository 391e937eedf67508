package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What Janus tells of one handle without being asked. */
public sealed interface HandleEvent {
    /** ICE and DTLS are up. */
    record WebRtcUp() implements HandleEvent {}

    /** @param kind {@code audio} or {@code video} */
    record Media(String kind, boolean receiving) implements HandleEvent {}

    record Hangup(String reason) implements HandleEvent {}

    /** One of the server's own candidates, or their end when {@code candidate} is empty. */
    record Trickle(Optional<String> candidate, Optional<String> mid, Optional<Integer> line) implements HandleEvent {}

    /** @param data the plugin's own event */
    record Plugin(JsonNode data, Optional<Jsep> jsep) implements HandleEvent {}

    /** The handle is gone, with its session or alone. */
    record Gone(String why) implements HandleEvent {}

    /** @param type {@code offer} or {@code answer} */
    record Jsep(String type, String sdp) {}
}
