package vn.tiepdan.peripheral.ups;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status.Health;

/** Asks a UPS how it is, again and again over one connection, which is made anew when it broke. For one thread. */
public final class Ups implements Closeable {
    private final UpsAddress address;
    private @Nullable NutConversation conversation;

    public Ups(UpsAddress address) {
        this.address = address;
    }

    /** Blocks for some seconds at most. That it cannot be asked is a condition too. */
    public UpsCondition look() {
        try {
            return asked(conversation());
        } catch (NutConversation.Refused refused) {
            return refused(refused.word());
        } catch (IOException broken) {
            close();
            return new UpsCondition(
                    Health.FAILED,
                    new Finding("ups-no-answer", Map.of("address", address.toString())),
                    "no answer from upsd at %s: %s".formatted(address, broken.getMessage()));
        }
    }

    private NutConversation conversation() throws IOException {
        var open = conversation;
        if (open == null) {
            open = NutConversation.open(address);
            conversation = open;
        }
        return open;
    }

    private static UpsCondition asked(NutConversation upsd) throws IOException {
        var words = upsd.variable("ups.status").map(Ups::words).orElse(Set.of());
        var charge = upsd.variable("battery.charge").flatMap(Ups::number).map(Double::intValue);
        var runtime = upsd.variable("battery.runtime")
                .flatMap(Ups::number)
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
        return UpsCondition.of(words, charge, runtime);
    }

    private UpsCondition refused(String word) {
        return switch (word) {
            case "UNKNOWN-UPS" ->
                new UpsCondition(
                        Health.ABSENT,
                        new Finding("ups-unknown", Map.of("address", address.toString())),
                        "upsd at %s knows no UPS of this name".formatted(address));
            case "DATA-STALE", "DRIVER-NOT-CONNECTED" ->
                new UpsCondition(
                        Health.FAILED,
                        Finding.of("ups-not-heard"),
                        "upsd does not hear the UPS (%s); is its cable plugged in?".formatted(word));
            default ->
                new UpsCondition(
                        Health.FAILED,
                        new Finding("ups-refused", Map.of("word", word)),
                        "upsd at %s answered %s".formatted(address, word));
        };
    }

    private static Set<String> words(String status) {
        return new LinkedHashSet<>(Arrays.asList(status.strip().split("\\s+")));
    }

    /** Drivers write numbers as they please; what is no number is not known. */
    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip()));
        } catch (NumberFormatException notKnown) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        var open = conversation;
        conversation = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                // a connection that cannot be closed is gone already
            }
        }
    }
}
