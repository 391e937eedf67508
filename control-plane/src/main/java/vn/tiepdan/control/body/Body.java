package vn.tiepdan.control.body;

import java.time.Instant;
import java.util.Optional;

/**
 * An authority that receives citizens.
 *
 * @param name   official name in Vietnamese
 * @param parent the body above it; empty at the top
 */
public record Body(BodyId id, String name, String englishName, Optional<BodyId> parent, Term term) {
    /**
     * From when until when it is in force.
     *
     * @param from  empty: since before anybody took note
     * @param until empty: no end is known; it may lie ahead
     * @param heir  who had followed it by the moment that was asked for; empty while it is in force
     */
    public record Term(Optional<Instant> from, Optional<Instant> until, Optional<BodyId> heir) {
        public static final Term ALWAYS = new Term(Optional.empty(), Optional.empty(), Optional.empty());

        public boolean holds(Instant moment) {
            return from.filter(it -> it.isAfter(moment)).isEmpty()
                    && until.filter(it -> !it.isAfter(moment)).isEmpty();
        }
    }
}
