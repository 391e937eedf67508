package vn.tiepdan.control.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Looks whether anybody has touched the log, reading it a page at a time, however long it is. */
@ApplicationScoped
public class Verifying {
    private static final int PAGE = 1_000;

    private final AuditLog audit;
    private final Clock clock;

    Verifying(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param noted the head that somebody wrote down earlier */
    public Uni<Verification> verify(Optional<Verification.Head> noted) {
        return Uni.createFrom().deferred(() -> {
            var chain = new Chain(noted);
            return Multi.createBy()
                    .repeating()
                    .uni(() ->
                            audit.after(chain.number(), PAGE).map(lines -> chain.take(lines) && lines.size() == PAGE))
                    .whilst(more -> more)
                    .collect()
                    .last()
                    .map(_ -> chain.end(clock.instant()));
        });
    }
}
