package vn.tiepdan.bench.server;

import java.util.Arrays;
import java.util.Locale;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.journey.stack.Mishap;

/** Who carries messages between devices and control plane. */
public enum Broker {
    /** The control plane itself. */
    EMBEDDED,
    /** Debian's, run with the files that {@code docs/external-parts.md} prints. */
    MOSQUITTO;

    private static final String KEY = "--broker";

    /** Embedded, unless something else was typed. Fails with {@link Mishap}. */
    public static Broker in(Arguments given) {
        return given.value(KEY, "embedded|mosquitto", EMBEDDED, Broker::of);
    }

    private static Broker of(String value) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(value))
                .findFirst()
                .orElseThrow(() -> new Mishap(KEY + " takes embedded or mosquitto, not \"" + value + "\"."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
