package vn.tiepdan.control.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.control.call.CallRecord;
import vn.tiepdan.control.recording.RecordingStore.Recording;
import vn.tiepdan.control.recording.RecordingStore.State;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/**
 * From what Janus wrote to one MP4: real VP8 and Opus, the real converter, and what can be seen and heard in the end. Times are
 * seconds of the call.
 */
@SuppressWarnings("NullAway.Init")
class ViewingCopyTest {
    private static final double IN_STEP = 0.08;
    private static final int SECONDS = 10;
    private static final int KIOSK_PITCH = 700;
    private static final int ROOM_PITCH = 1500;
    private static final boolean LEFT = false;
    private static final boolean RIGHT = true;
    private static final Instant BEGAN = Instant.parse("2026-11-24T01:00:00.250Z");

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    /** The kiosk is there from 0 on, the room from 3 on; all four tracks have an event at 5 and one at 8. */
    private static Sent kioskVideo;

    private static Sent kioskAudio;
    private static Sent roomVideo;
    private static Sent roomAudio;

    private Path written;
    private CallRecord call;
    private LegId kiosk;
    private LegId room;

    @BeforeAll
    static void speak() throws Exception {
        kioskVideo = Sent.video(media, SECONDS, 5, 8);
        kioskAudio = Sent.audio(media, KIOSK_PITCH, SECONDS, 5, 8);
        roomVideo = Sent.video(media, SECONDS - 3, 2, 5);
        roomAudio = Sent.audio(media, ROOM_PITCH, SECONDS - 3.2, 1.8, 4.8);
    }

    @BeforeEach
    void aCall() throws IOException {
        written = Files.createDirectory(folder.resolve("written"));
        kiosk = LegId.fresh();
        room = LegId.fresh();
        call = new CallRecord(
                CallId.fresh(),
                SessionId.fresh(),
                BEGAN,
                BEGAN.plusSeconds(SECONDS),
                List.of(
                        new CallRecord.Leg(kiosk, new DeviceId("d-kiosk"), Role.KIOSK, "", 1),
                        new CallRecord.Leg(room, new DeviceId("d-room"), Role.ROOM, "", 1)));
    }

    @Test
    void what_happened_at_one_moment_is_seen_and_heard_at_one_moment_although_one_side_came_later() throws Exception {
        keep(kiosk, 1, kioskVideo, 0);
        keep(kiosk, 1, kioskAudio, 0);
        keepRoom();

        var recording = process();

        var seen = watch(recording);
        assertBothInStep(seen);
        assertThat(seen.brightness(1, LEFT)).isGreaterThan(40);
        assertThat(seen.brightness(1, RIGHT)).isLessThan(10);
        assertThat(recording.missing())
                .extracting(Gap::leg, Gap::why)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(room, "this side sent nothing yet"));
    }

    @Test
    void a_lost_first_picture_and_a_silence_move_nothing() throws Exception {
        keep(kiosk, 1, kioskVideo.without(packet -> packet.millis() < 300), 0);
        keep(kiosk, 1, kioskAudio.without(packet -> packet.millis() >= 1000 && packet.millis() < 3500), 0);
        keepRoom();

        var seen = watch(process());

        assertBothInStep(seen);
    }

    @Test
    void a_picture_that_changed_its_size_moves_nothing() throws Exception {
        keep(kiosk, 1, kioskVideo.then(Sent.video(media, "160x120", 4, 2), 6000), 0);
        keep(kiosk, 1, kioskAudio, 0);
        keepRoom();

        var seen = watch(process());

        assertBothInStep(seen);
    }

    @Test
    void a_side_that_came_back_is_in_the_same_film_with_its_gap() throws Exception {
        keep(kiosk, 1, kioskVideo.without(packet -> packet.millis() >= 4000), 0);
        keep(kiosk, 1, kioskAudio.without(packet -> packet.millis() >= 4000), 0);
        keep(kiosk, 2, Sent.video(media, 3, 1), 7);
        keep(kiosk, 2, Sent.audio(media, KIOSK_PITCH, 3, 1), 7);
        keepRoom();

        var recording = process();

        var seen = watch(recording);
        assertThat(seconds(recording.viewing().orElseThrow().duration())).isCloseTo(SECONDS, within(0.15));
        assertThat(seen.brightness(3.5, LEFT)).isGreaterThan(40);
        assertThat(seen.brightness(7.5, LEFT)).isGreaterThan(40);
        assertThat(seen.brightness(5.5, LEFT)).isLessThan(10);
        assertAt(seen.flashes(LEFT), 8);
        assertAt(seen.beeps(KIOSK_PITCH), 8);
        assertAt(seen.flashes(RIGHT), 5, 8);
        assertThat(recording.originals()).hasSize(6);
        assertThat(recording.missing().stream().filter(gap -> gap.leg().equals(kiosk)))
                .hasSize(2)
                .allSatisfy(gap -> {
                    assertThat(gap.from()).isCloseTo(BEGAN.plusSeconds(4), closely());
                    assertThat(gap.to()).isCloseTo(BEGAN.plusSeconds(7), closely());
                    assertThat(gap.why()).isEqualTo("this side was interrupted");
                })
                .extracting(Gap::track)
                .containsExactlyInAnyOrder("audio", "video");
    }

    @Test
    void what_is_cut_or_empty_is_kept_and_missing_with_a_reason_and_the_rest_plays() throws Exception {
        var whole = kioskVideo.recorded(BEGAN);
        Files.write(written.resolve(name(kiosk, 1, "video")), Arrays.copyOf(whole, whole.length / 2));
        Files.write(written.resolve(name(kiosk, 1, "audio")), Sent.headerOnly());
        Files.write(written.resolve(name(kiosk, 2, "audio")), new byte[0]);
        Files.write(written.resolve(name(kiosk, 3, "audio")), Arrays.copyOf(kioskAudio.recorded(BEGAN), 30));
        Files.writeString(written.resolve(name(kiosk, 4, "audio")), "no recording", StandardCharsets.US_ASCII);
        keep(kiosk, 5, kioskVideo.without(packet -> packet.millis() < 300 || packet.millis() > 700), 8);
        keepRoom();

        var recording = process();

        assertThat(recording.state()).isEqualTo(State.READY);
        var seen = watch(recording);
        assertAt(seen.flashes(RIGHT), 5, 8);
        assertAt(seen.beeps(ROOM_PITCH), 5, 8);
        var why = recording.missing().stream()
                .filter(gap -> gap.leg().equals(kiosk))
                .map(gap -> gap.track() + ": " + gap.why())
                .toList();
        assertThat(why)
                .contains("audio: this side sent nothing")
                .contains("audio: a file of it is damaged: " + name(kiosk, 3, "audio") + " ends within its header")
                .contains("audio: a file of it is damaged: " + name(kiosk, 4, "audio") + " is no .mjr file of format 2")
                .contains("video: " + name(kiosk, 5, "video") + " holds nothing that can be shown")
                .allSatisfy(line -> assertThat(line).doesNotContain("null", "\n"));
        try (var kept = Files.list(archived())) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .contains(name(kiosk, 1, "audio"), name(kiosk, 2, "audio"), name(kiosk, 4, "audio"));
        }
    }

    @Test
    void when_nothing_can_be_shown_there_is_no_film_that_pretends() throws Exception {
        keep(kiosk, 1, kioskVideo.without(packet -> packet.millis() < 300 || packet.millis() > 700), 0);

        var recording = process();

        assertThat(recording.state()).isEqualTo(State.FAILED);
        assertThat(recording.detail()).contains("nothing");
        assertThat(recording.viewing()).isEmpty();
        assertThat(recording.originals()).hasSize(1);
        assertThat(archived().resolve("viewing-copy.mp4")).doesNotExist();
    }

    private void keepRoom() throws IOException {
        keep(room, 1, roomVideo, 3);
        keep(room, 1, roomAudio, 3.2);
    }

    private void keep(LegId leg, int attempt, Sent sent, double at) throws IOException {
        sent.write(written.resolve(name(leg, attempt, sent.track())), BEGAN.plusMillis(Math.round(at * 1000)));
    }

    private static String name(LegId leg, int attempt, String track) {
        return "videoroom-tiepdan-x-user-" + leg + "-" + attempt + "-1795536870000000-" + track + "-0.mjr";
    }

    private Recording process() throws InterruptedException {
        return new Processing(call, written, new Archive(folder.resolve("archive"))).run();
    }

    private Path archived() {
        return folder.resolve("archive").resolve(call.id().toString());
    }

    private static Watched watch(Recording recording) throws IOException, InterruptedException {
        assertThat(recording.detail()).isEmpty();
        return Watched.of(recording.viewing().orElseThrow().file());
    }

    /** All that both sides showed and sounded lies at its moments. */
    private static void assertBothInStep(Watched seen) {
        assertAt(seen.flashes(LEFT), 5, 8);
        assertAt(seen.beeps(KIOSK_PITCH), 5, 8);
        assertAt(seen.flashes(RIGHT), 5, 8);
        assertAt(seen.beeps(ROOM_PITCH), 5, 8);
    }

    private static void assertAt(List<Double> onsets, double... moments) {
        assertThat(onsets)
                .as("onsets, expected at %s", Arrays.toString(moments))
                .hasSize(moments.length);
        for (int i = 0; i < moments.length; i++) {
            assertThat(onsets.get(i)).isCloseTo(moments[i], within(IN_STEP));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static TemporalUnitWithinOffset closely() {
        return new TemporalUnitWithinOffset(100, java.time.temporal.ChronoUnit.MILLIS);
    }
}
