package vn.tiepdan.control.platform;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Asks every {@link Discretion}; where one says no it is no. */
@ApplicationScoped
public class Discretions {
    private final Instance<Discretion> all;

    Discretions(@Any Instance<Discretion> all) {
        this.all = all;
    }

    /** Those of these subjects that whoever asks may know of. */
    public Uni<Set<String>> knownTo(SecurityIdentity asking, Set<String> subjects) {
        var left = new AtomicReference<>(subjects);
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(
                        it -> it.knownTo(asking, left.get()).invoke(left::set))
                .collect()
                .last()
                .replaceWith(left::get);
    }

    public Uni<Boolean> mayKnow(SecurityIdentity asking, String subject) {
        return knownTo(asking, Set.of(subject)).map(known -> known.contains(subject));
    }
}
