package vn.tiepdan.control.body.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Tree;

/**
 * The tree as it was read, and what was computed from it.
 *
 * @param edition of what is written about bodies and sites
 * @param from    the moment for which it was read
 * @param until   when something that is already written takes effect
 */
record Snapshot(String edition, Instant from, Optional<Instant> until, Tree tree, Map<Set<BodyId>, Reach> reaches) {
    /** Bodies of accounts are few sets; whatever asks for more of them than this pays for each. */
    private static final int MOST_REACHES = 5_000;

    Snapshot(String edition, Instant from, Optional<Instant> until, Tree tree) {
        this(edition, from, until, tree, new ConcurrentHashMap<>());
    }

    boolean holds(String now, Instant moment) {
        return edition.equals(now)
                && !moment.isBefore(from)
                && until.filter(change -> !moment.isBefore(change)).isEmpty();
    }

    Reach reach(Set<BodyId> tops) {
        if (reaches.size() > MOST_REACHES) {
            reaches.clear();
        }
        return reaches.computeIfAbsent(Set.copyOf(tops), it -> Reach.of(it, tree.ever(), tree.sites()));
    }
}
