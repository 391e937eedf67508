package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.control.janus.MediaServerListener;

/** The media server that a test runs beside. */
@ApplicationScoped
class RoomsSeen implements MediaServerListener {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CompletableFuture<MediaRooms> seen = new CompletableFuture<>();

    @Override
    public void up(MediaRooms rooms) {
        seen.complete(rooms);
    }

    @Override
    public void down(String why) {
        // the tests that ask do not stop it
    }

    MediaRooms server() {
        return Uni.createFrom().completionStage(seen).await().atMost(SOON);
    }

    List<String> rooms() {
        return server().rooms().await().atMost(SOON);
    }
}
