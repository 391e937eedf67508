package vn.tiepdan.journey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody without a mouse. Tab and the arrows lead everywhere, and wherever the focus comes it must be seen. Nothing here moves the focus
 * but keys.
 */
final class Keys {
    /** More stops than any page has, so whoever needs more is caught somewhere. */
    private static final int FAR = 150;

    private static final String STOP = script("stop.js");
    private static final String UNREACHED = script("unreached.js");

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Forward, until the focus stands on what has this test id. */
    Keys to(String id) {
        return by("Tab", id);
    }

    /** Backward. */
    Keys backTo(String id) {
        return by("Shift+Tab", id);
    }

    Keys by(String key, String id) {
        var passed = new ArrayList<String>();
        while (passed.size() < FAR) {
            press(key);
            var stop = looked();
            if (stop.filter(it -> it.id().equals(id)).isPresent()) {
                return this;
            }
            passed.add(stop.map(Stop::id).orElse("(nothing)"));
        }
        throw new AssertionError(key + " does not lead to " + id + " but to " + passed);
    }

    /** Where the focus is now; the place must be seen. Empty on nothing, for example outside the page. */
    private Optional<Stop> looked() {
        var stop = at();
        stop.ifPresent(
                it -> assertThat(it.isSeen()).as("the focus is seen on %s", it).isTrue());
        return stop;
    }

    Optional<Stop> at() {
        return Optional.ofNullable(page.evaluate(STOP)).map(Stop::of);
    }

    /** The test id where the focus is; empty on nothing. */
    String id() {
        return at().map(Stop::id).orElse("");
    }

    /**
     * Once around the whole page with Tab: the focus is seen at every stop, goes forward in the document (and from its end to its
     * beginning, with or without a stop outside the page) and down the screen, is caught nowhere, and comes to everything that can be
     * pressed.
     */
    List<Stop> around() {
        page.evaluate("() => { window.tour = undefined; }");
        var stops = new ArrayList<Stop>();
        boolean outside = false;
        int back = 0;
        for (int presses = 0; presses < FAR; presses++) {
            press("Tab");
            var stop = looked();
            if (stop.isEmpty()) {
                assertThat(outside).as("the focus is lost after %s", stops).isFalse();
                outside = true;
                continue;
            }
            var it = stop.get();
            if (it.again() && it.same() && it.inParts()) {
                continue;
            }
            if (it.again()) {
                assertThat(it.same()).as("the focus is caught on %s", it).isFalse();
                assertThat(it.id())
                        .as("where the tour ends")
                        .isEqualTo(stops.getFirst().id());
                assertThat((List<?>) page.evaluate(UNREACHED))
                        .as("what keys do not reach")
                        .isEmpty();
                return stops;
            }
            back += it.follows() ? 0 : 1;
            assertThat(back).as("%s comes after %s", it, stops).isLessThanOrEqualTo(1);
            assertThat(it.jumps())
                    .as("from %s back up to %s", stops.isEmpty() ? "" : stops.getLast(), it)
                    .isFalse();
            outside = false;
            stops.add(it);
        }
        throw new AssertionError("the tour does not end: " + stops);
    }

    private static String script(String name) {
        try (var in = Keys.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
