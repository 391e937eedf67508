package vn.tiepdan.control.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.control.reception.ReceptionOverMqttTest;
import vn.tiepdan.wire.CallId;

/** Rooms that are made before anybody asks for them, on the real media server. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(ReceptionOverMqttTest.Whole.class)
@SuppressWarnings("NullAway.Init")
class NextRoomTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @Inject
    RoomsSeen seen;

    @Inject
    CallThread thread;

    @Inject
    RecordingSettings recording;

    private NextRoom next;

    @BeforeEach
    void begin() {
        next = new NextRoom(thread, recording, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Whatever is still there is given away and closed like one that no call claimed. */
    @AfterEach
    void end() {
        next.take();
        look(NOW.plusSeconds(61));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(on(() -> next.rooms().count())).isLessThanOrEqualTo(1));
        on(() -> {
            next.rooms()
                    .toList()
                    .forEach(room -> seen.server().destroy(room).subscribe().with(gone -> {}));
            next.lost();
            return true;
        });
    }

    @Test
    void a_room_waits_whose_seats_need_only_their_pages() {
        made(NOW);

        var call = next.take();

        assertThat(seen.rooms()).anyMatch(room -> room.startsWith(MediaRooms.PREFIX + call));
        var room = claim(call).orElseThrow();
        var offers = on(() -> List.of(room.seat().offered(), room.seat().offered()));
        for (var offer : offers) {
            var ready = offer.await().atMost(Duration.ofMillis(200));

            assertThat(ready.sdp()).contains("a=candidate:", "a=setup:active");
            assertThat(ready.mids()).containsOnlyKeys("audio", "video");
        }
        on(room::close).await().atMost(SOON);
        assertThat(seen.rooms()).doesNotContain(room.id());
    }

    @Test
    void a_second_call_at_the_same_moment_makes_its_own() {
        made(NOW);

        var first = next.take();
        var second = next.take();

        assertThat(second).isNotEqualTo(first);
        assertThat(claim(second)).isEmpty();
        var room = claim(first).orElseThrow();
        assertThat(claim(first)).isEmpty();
        on(room::close).await().atMost(SOON);
    }

    @Test
    void the_next_is_made_when_the_pages_of_the_last_have_come_to_rest() {
        made(NOW);
        var taken = next.take();

        look(NOW.plusSeconds(1));
        assertThat(on(() -> next.rooms().toList())).hasSize(1).allMatch(room -> room.contains(taken.toString()));

        made(NOW.plusSeconds(3));
        assertThat(next.take()).isNotEqualTo(taken);
    }

    @Test
    void one_whose_call_was_rolled_back_is_closed_after_a_minute() {
        made(NOW);
        var call = next.take();

        look(NOW.plusSeconds(61));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(seen.rooms()).noneMatch(room -> room.startsWith(MediaRooms.PREFIX + call)));
        assertThat(claim(call)).isEmpty();
    }

    @Test
    void a_server_that_is_gone_takes_its_rooms_along() {
        made(NOW);
        var call = next.take();

        on(() -> {
            next.lost();
            return true;
        });

        assertThat(claim(call)).isEmpty();
        seen.rooms().stream()
                .filter(room -> room.startsWith(MediaRooms.PREFIX + call))
                .forEach(room -> seen.server().destroy(room).await().atMost(SOON));
    }

    /** Looked at again and again, as in life: when the server has just come, rooms that no call needs are swept away. */
    private void made(Instant now) {
        await().atMost(SOON).until(() -> {
            look(now);
            return on(next::isReady);
        });
    }

    private void look(Instant now) {
        on(() -> {
            next.look(now, seen.server());
            return true;
        });
    }

    private Optional<OpenRoom> claim(CallId call) {
        return on(() -> next.claim(call, seen.server()));
    }

    /** Everything of a call happens on the calls' thread. */
    private <T> T on(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread).join();
    }
}
