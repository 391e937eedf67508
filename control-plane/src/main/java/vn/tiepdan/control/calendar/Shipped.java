package vn.tiepdan.control.calendar;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Refused;

/** Brings in, at a start, the years that come with the product and are not there yet. */
@ApplicationScoped
class Shipped {
    static final List<String> FILES = List.of("2026.csv", "2027.csv");

    private static final Logger LOG = Logger.getLogger(Shipped.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);

    private final Imports imports;
    private final Uni<Void> there;

    Shipped(Imports imports) {
        this.imports = imports;
        there = Multi.createFrom()
                .iterable(FILES)
                .onItem()
                .transformToUniAndConcatenate(this::bring)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure ->
                        LOG.error("the calendar that comes with the product could not be brought in", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, MOST_PAUSE)
                .indefinitely()
                .memoize()
                .indefinitely();
    }

    /** Completes when they are there. Asking again brings nothing anew. */
    Uni<Void> there() {
        return there;
    }

    void onStart(@Observes StartupEvent event) {
        there.subscribe().with(_ -> LOG.debug("the calendar is there"), failure -> LOG.error("no calendar", failure));
    }

    static byte[] content(String file) {
        try (var stream = Objects.requireNonNull(Shipped.class.getResourceAsStream("/calendar/" + file), file)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A city that has said something that contradicts it has had its say already. */
    private Uni<Void> bring(String file) {
        return imports.bringOnce("csv", content(file))
                .invoke(brought -> brought.ifPresent(it -> LOG.infof(
                        "brought in calendar/%s: %d days changed",
                        file, it.changes().size())))
                .replaceWithVoid()
                .onFailure(Refused.class)
                .invoke(refused -> LOG.warnf("calendar/%s does not fit what is known: %s", file, refused.getMessage()))
                .onFailure(Refused.class)
                .recoverWithNull();
    }
}
