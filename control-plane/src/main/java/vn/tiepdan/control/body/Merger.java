package vn.tiepdan.control.body;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Some bodies end and one follows them: a new one, or one of them that goes on.
 *
 * @param ending never empty, and never the one that follows
 * @param isNew  whether the one that follows is founded with it
 */
public record Merger(Set<BodyId> ending, Body following, boolean isNew, Instant from) {
    public Merger {
        ending = Set.copyOf(ending);
    }

    /** Into one that is there already, or into one that is founded for it. */
    public sealed interface Into {
        record Existing(BodyId body) implements Into {}

        record Founded(BodyId id, String name, String englishName, BodyId parent) implements Into {}
    }

    /**
     * Fails with {@link Refused} when a body is unknown or has an end already, when nothing would end, when the one that follows stands
     * below one that ends, and when one that takes part was not there yet at that moment.
     *
     * @param bodies every one that there has been or will be
     */
    static Merger of(Set<BodyId> merged, Into into, Instant from, Collection<Body> bodies) {
        var byId = bodies.stream().collect(Collectors.toMap(Body::id, Function.identity()));
        merged.forEach(it -> demandOpen(it, byId, "with"));
        var following = following(into, from, byId);
        var ending = new HashSet<>(merged);
        ending.remove(following.id());
        if (ending.isEmpty()) {
            throw new Refused(Problem.atField(
                    "merge-into-itself", "A body cannot follow itself", "Name another body that ends.", "into"));
        }
        if (isBelow(following, ending, byId)) {
            throw new Refused(Problem.atField(
                    "successor-below",
                    "The body that follows stands below one that ends",
                    "Choose one beside it or above it.",
                    "into"));
        }
        var all = new HashSet<>(ending);
        all.add(following.id());
        demandThere(all, from, byId);
        return new Merger(ending, following, into instanceof Into.Founded, from);
    }

    private static Body following(Into into, Instant from, Map<BodyId, Body> byId) {
        return switch (into) {
            case Into.Existing(var body) -> demandOpen(body, byId, "into");
            case Into.Founded(var id, var name, var englishName, var parent) -> {
                if (byId.containsKey(id)) {
                    throw new Refused(Problem.of(
                            409, "body-exists", "There is such a body already", "Choose another id for the new one."));
                }
                demandOpen(parent, byId, "parent");
                demandThere(Set.of(parent), from, byId);
                var term = new Body.Term(Optional.of(from), Optional.empty(), Optional.empty());
                yield new Body(id, name, englishName, Optional.of(parent), term);
            }
        };
    }

    private static Body demandOpen(BodyId id, Map<BodyId, Body> byId, String field) {
        var body = Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new Refused(
                        Problem.atField("unknown-body", "No such body", "choose bodies of the list", field)));
        if (body.term().until().isPresent()) {
            throw new Refused(Problem.of(
                    409,
                    "body-ended",
                    "This body has an end already",
                    "Choose the one that follows " + id + ", or wait until nothing is planned for it."));
        }
        return body;
    }

    private static boolean isBelow(Body following, Set<BodyId> ending, Map<BodyId, Body> byId) {
        var seen = new HashSet<BodyId>();
        var above = following.parent();
        while (above.isPresent() && seen.add(above.get())) {
            if (ending.contains(above.get())) {
                return true;
            }
            above = Optional.ofNullable(byId.get(above.get())).flatMap(Body::parent);
        }
        return false;
    }

    private static void demandThere(Set<BodyId> bodies, Instant from, Map<BodyId, Body> byId) {
        var late = bodies.stream()
                .flatMap(it -> Optional.ofNullable(byId.get(it)).stream())
                .anyMatch(it ->
                        it.term().from().filter(begun -> !begun.isBefore(from)).isPresent());
        if (late) {
            throw outOfOrder();
        }
    }

    static Refused outOfOrder() {
        return new Refused(Problem.atField(
                "date-out-of-order",
                "It cannot hold from then",
                "Choose a day after everything that is known of it already.",
                "from"));
    }
}
