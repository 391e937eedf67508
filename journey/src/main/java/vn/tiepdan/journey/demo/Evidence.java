package vn.tiepdan.journey.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tiepdan.journey.media.BlockCode;
import vn.tiepdan.journey.media.Film;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Mishap;

/** Proof that the picture and the sound of one side arrive at the other, in the live call and in the recording. */
public final class Evidence {
    private static final int LOOKS = 25;
    private static final int EVERY_MILLIS = 100;
    /** Half a minute: a side that comes back may need a second attempt. */
    private static final int MOST_LOOKS = 150;

    private static final double AUDIBLE_DECIBEL = -75;
    private static final double APART_DECIBEL = 12;
    private static final double CLEAR = 0.3;

    private Evidence() {}

    /** The page decodes pictures and hears something, whatever it is. */
    public static void mediaArrives(Party party) {
        double before = party.remote("data-frames-decoded");
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (party.remote("data-frames-decoded") > before && party.remote("data-audio-energy") > 0) {
                return;
            }
            party.page().waitForTimeout(200);
        }
        throw new Mishap("The " + party.sender().role() + " decodes no new pictures or hears nothing: frames "
                + party.remote("data-frames-decoded") + ", energy " + party.remote("data-audio-energy") + ".");
    }

    /** The moving code of the other side is read from the remote picture. */
    public static void seesTheCode(Party party) {
        var answer = party.page()
                .getByTestId("remote-video")
                .evaluate(
                        script("picture.js"),
                        Map.of(
                                "left", BlockCode.LEFT,
                                "top", BlockCode.TOP,
                                "width", BlockCode.WIDTH,
                                "height", BlockCode.HEIGHT,
                                "columns", BlockCode.COLUMNS,
                                "rows", BlockCode.ROWS,
                                "looks", LOOKS,
                                "everyMillis", EVERY_MILLIS));
        var seconds = new TreeSet<Integer>();
        for (var bits : (List<?>) answer) {
            BlockCode.decode(((Number) bits).intValue())
                    .filter(code -> code.sender() == party.sender().other())
                    .ifPresent(code -> seconds.add(code.second()));
        }
        if (seconds.size() < 2) {
            throw new Mishap("The " + party.sender().role() + " does not see the other side's picture move: " + seconds
                    + " of " + answer + ".");
        }
    }

    /** The other side's pitch, and not one's own, is heard in the remote sound. */
    public static void hearsThePitch(Party party) {
        var other = party.sender().other();
        var levels = (List<?>) party.page()
                .getByTestId("remote-video")
                .evaluate(
                        script("sound.js"),
                        Map.of(
                                "pitches",
                                List.of(other.pitch(), party.sender().pitch()),
                                "looks",
                                LOOKS * 4,
                                "everyMillis",
                                EVERY_MILLIS / 4));
        double theirs = ((Number) levels.get(0)).doubleValue();
        double own = ((Number) levels.get(1)).doubleValue();
        if (theirs < AUDIBLE_DECIBEL || theirs < own + APART_DECIBEL) {
            throw new Mishap("The " + party.sender().role() + " does not hear the other side: " + theirs
                    + " dB at their pitch, " + own + " dB at its own.");
        }
    }

    /** Both moving codes are in the recorded picture and both pitches in its sound. */
    public static void holds(Path recording) {
        var pictures = Film.pictures(recording);
        for (var sender : Sender.values()) {
            var seconds = pictures.getOrDefault(sender, Set.of());
            if (seconds.size() < 2) {
                throw new Mishap(
                        "The recording does not show the " + sender.role() + "'s picture move: " + seconds + ".");
            }
            double clearness = Film.pitch(recording, sender);
            if (clearness < CLEAR) {
                throw new Mishap("The " + sender.role() + "'s sound is not in the recording: " + clearness + " of 1.");
            }
        }
    }

    private static String script(String name) {
        try (var stream = Evidence.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
