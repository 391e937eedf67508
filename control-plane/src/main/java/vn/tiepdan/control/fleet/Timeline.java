package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.fleet.Happened.Kind;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Everything that is remembered of a device, in one line. */
@ApplicationScoped
public class Timeline {
    private final Instance<Past> pasts;
    private final Devices devices;
    private final Transactions transactions;

    Timeline(@Any Instance<Past> pasts, Devices devices, Transactions transactions) {
        this.pasts = pasts;
        this.devices = devices;
        this.transactions = transactions;
    }

    /** A place in the line: behind the entry of this moment, kind and key. */
    public record Position(Instant at, Kind kind, String key) {
        /** What {@link #toString} gives. */
        public static final String SYNTAX =
                "[0-9]{1,18}\\.(PRESENCE|STATUS|INCIDENT|COMMAND|CONFIGURATION|SESSION)\\.[A-Za-z0-9.-]{1,80}";

        /** Before the newest; no database knows a later moment. */
        public static final Position NOW = new Position(Instant.parse("9999-12-31T00:00:00Z"), Kind.PRESENCE, "~");

        static Position of(Happened entry) {
            return new Position(entry.at(), entry.kind(), entry.key());
        }

        /** @param text of {@link #SYNTAX} */
        public static Position parse(String text) {
            var parts = text.split("\\.", 3);
            return new Position(
                    Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), Kind.valueOf(parts[1]), parts[2]);
        }

        /** The same place in the past of one kind: of one moment the kinds stand in their order. */
        Past.Before in(Kind one) {
            var order = one.compareTo(kind);
            return new Past.Before(at, order == 0 ? key : order > 0 ? Past.Before.MOST : Past.Before.LEAST);
        }

        /** Microseconds, as exact as the database keeps them. */
        @Override
        public String toString() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + kind + "." + key;
        }
    }

    /**
     * @param entries newest first
     * @param earlier where the next page begins; empty at the beginning of the line
     */
    public record Page(List<Happened> entries, Optional<Position> earlier) {
        /** @param found of each past one more than the page takes, where it has so many */
        static Page of(List<List<Happened>> found, int atMost) {
            var all = found.stream()
                    .flatMap(List::stream)
                    .sorted(Happened.NEWEST_FIRST)
                    .toList();
            var entries = all.stream().limit(atMost).toList();
            return new Page(
                    entries, all.size() > atMost ? Optional.of(Position.of(entries.getLast())) : Optional.empty());
        }
    }

    /**
     * Fails with {@link Refused} for a stranger.
     *
     * @param kinds none: all
     */
    public Uni<Page> of(DeviceId device, Set<Kind> kinds, Position before, int atMost) {
        return transactions.in(() -> devices.find(device)
                .map(known -> known.orElseThrow(Devices::unknown))
                .chain(() -> Multi.createFrom()
                        .iterable(pasts)
                        .filter(it -> kinds.isEmpty() || kinds.contains(it.kind()))
                        .onItem()
                        .transformToUniAndConcatenate(it -> it.of(device, before.in(it.kind()), atMost + 1))
                        .collect()
                        .asList())
                .map(found -> Page.of(found, atMost)));
    }
}
