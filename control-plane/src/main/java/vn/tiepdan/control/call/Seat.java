package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.control.janus.MediaRooms;

/**
 * A place in a room for one attempt, made ready before its page comes: a handle to send, a handle to receive and the offer for
 * it, and a token for which alone the door is open. Everything runs on the calls' thread.
 */
final class Seat {
    private static final Logger LOG = Logger.getLogger(Seat.class);

    private static final String EITHER_ROLE = "a=setup:actpass";
    /**
     * The media server begins the DTLS handshake (RFC 5763 section 5). Left the choice, a browser would begin it, and before its
     * answer has arrived: the server drops that first message, and the browser says it again only after 50 ms and then 100 ms.
     */
    private static final String SERVER_BEGINS = "a=setup:active";

    /** Whoever sits here hears what happens to both handles. */
    interface Taker {
        void sending(HandleEvent event);

        void receiving(HandleEvent event);
    }

    /**
     * What a seat needs to know of its room.
     *
     * @param placeholder arrives when the room is there: the feed that sends nothing
     * @param door        arrives when the token is let in
     */
    record Entry(String room, String token, Uni<String> placeholder, Uni<Void> door) {}

    /**
     * The receiving half, which is subscribed to the placeholder at first.
     *
     * @param sdp  for the page
     * @param mids the media line's mid by kind of media ({@code audio}, {@code video})
     */
    record Offered(Handle handle, String sdp, Map<String, String> mids) {
        Offered {
            mids = Map.copyOf(mids);
        }
    }

    private final Entry entry;
    private final Executor thread;
    private final Uni<Handle> sending;
    private final Uni<Handle> receiving;
    private final Uni<Offered> offered;
    /** What happened before somebody sat down. */
    private final List<Consumer<Taker>> early = new ArrayList<>();

    private @Nullable Taker taker;
    private boolean left;

    /** @param opaque for the media server's own log */
    Seat(MediaRooms server, Entry entry, String opaque, Executor thread) {
        this.entry = entry;
        this.thread = thread;
        sending = begun(server.attach(opaque + "|send", telling(Taker::sending)));
        receiving = begun(server.attach(opaque + "|receive", telling(Taker::receiving)));
        offered = begun(Uni.combine()
                .all()
                .unis(receiving, entry.placeholder())
                .asTuple()
                .chain(both -> subscribe(both.getItem1(), both.getItem2())));
    }

    /** Arrives when whoever sits here can go in and send. */
    Uni<Handle> entrance() {
        return Uni.combine()
                .all()
                .unis(sending, entry.door())
                .with((handle, open) -> handle)
                .emitOn(thread);
    }

    /** Arrives when the page can be asked to receive. */
    Uni<Offered> offered() {
        return offered;
    }

    /** No page ever sees it. */
    String token() {
        return entry.token();
    }

    /** From now on this one hears everything, what happened before at once. */
    void take(Taker who) {
        taker = who;
        early.forEach(event -> event.accept(who));
        early.clear();
    }

    /** Both handles go, now or as soon as they are there. */
    void leave() {
        left = true;
        early.clear();
        detach(sending);
        detach(receiving);
    }

    private static void detach(Uni<Handle> handle) {
        handle.chain(Handle::detach)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("a handle was gone: %s", failure.getMessage()));
    }

    private Uni<Offered> subscribe(Handle handle, String placeholder) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "join")
                .put("ptype", "subscriber")
                .put("room", entry.room())
                .put("autoupdate", false);
        body.putArray("streams").addObject().put("feed", placeholder);
        return handle.request(body, Optional.empty()).map(event -> offered(handle, event));
    }

    private static Offered offered(Handle handle, HandleEvent.Plugin event) {
        var mids = new HashMap<String, String>();
        for (var stream : event.data().path("streams")) {
            mids.put(stream.path("type").asText(), stream.path("mid").asText());
        }
        var jsep = event.jsep()
                .orElseThrow(() -> new IllegalStateException("the media server offered nothing to a subscriber"));
        return new Offered(handle, forPage(jsep), mids);
    }

    /** An offer of the server as a page shall hear it. */
    static String forPage(HandleEvent.Jsep offer) {
        return offer.sdp().replace(EITHER_ROLE, SERVER_BEGINS);
    }

    private Consumer<HandleEvent> telling(BiConsumer<Taker, HandleEvent> how) {
        return event -> thread.execute(() -> {
            var who = taker;
            if (left) {
                return;
            }
            if (who == null) {
                early.add(it -> how.accept(it, event));
            } else {
                how.accept(who, event);
            }
        });
    }

    /** Begins at once and is done once, whoever waits for it. */
    private <T> Uni<T> begun(Uni<T> work) {
        var once = work.emitOn(thread).memoize().indefinitely();
        once.subscribe().with(done -> {}, failure -> LOG.debugf("a seat is not ready: %s", failure.getMessage()));
        return once;
    }
}
