package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device's page shall show now, as the control plane knows it. Sent on change and on request, never retained: it
 * holds personal data. A command may be lost, a view repairs it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = View.Kiosk.class, name = "kiosk"),
    @JsonSubTypes.Type(value = View.Room.class, name = "room")
})
public sealed interface View {
    /** Of several views the one with the highest version is true. Increases over control-plane restarts. */
    long version();

    /** The control plane's clock when it made this view. */
    Instant at();

    /**
     * @param site where the kiosk stands, in Vietnamese
     * @param body who receives, in Vietnamese
     * @param turn the turn taken at this kiosk that is not yet over
     */
    record Kiosk(
            long version,
            Instant at,
            String site,
            String body,
            @Nullable Turn turn) implements View {}

    /**
     * @param ticket   number of the day at this body, for example {@code 012}
     * @param ahead    how many are received before
     * @param invitation present while the call runs
     */
    record Turn(
            TurnId turn,
            SessionId session,
            String ticket,
            int ahead,
            Stage stage,
            @Nullable CallInvitation invitation) {}

    enum Stage {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("in-session")
        IN_SESSION,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("left")
        LEFT
    }

    /** @param received how many sessions were closed today in this room */
    record Room(
            long version,
            Instant at,
            String site,
            String body,
            List<Waiting> waiting,
            @Nullable Current current,
            int received)
            implements View {
        public Room {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * One person who waits, first come first. Denouncers have an alias here, never their name.
     *
     * @param ready  whether the kiosk is online with camera and microphone working
     * @param visits earlier sessions of the same person
     */
    record Waiting(
            SessionId session,
            String ticket,
            String name,
            String site,
            Matter matter,
            Standing.Kind standing,
            Instant since,
            boolean ready,
            int visits) {}

    /**
     * The session that runs in this room.
     *
     * @param invitation absent when the call is over and the session is still to be closed
     */
    record Current(Waiting session, @Nullable CallInvitation invitation) {}
}
