package vn.tiepdan.control.enrolment;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The newest edition, one for all control planes. Every method takes part in the caller's transaction. */
public interface EditionStore {
    /** Locked until the transaction ends, so that no two control planes make one of the same number; empty before the first. */
    Uni<Optional<Edition>> lock();

    Uni<Void> save(Edition edition);
}
