package vn.tiepdan.control.body;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose sites somebody sees and commands: everybody's, or those of some bodies and of all bodies below them. */
public sealed interface Reach {
    Reach EVERYTHING = new Everything();
    Reach NOTHING = new Within(Set.of(), Set.of(), Set.of());

    /**
     * Under this name it is an attribute of whoever asks: how far they reach by the right that let them in, or, where none was asked
     * for, by all that they are.
     */
    String ATTRIBUTE = "vn.tiepdan.reach";

    boolean covers(BodyId body);

    boolean covers(SiteId site);

    /** Whether it may be looked at; one above may, because what it sets holds below. */
    boolean shows(BodyId body);

    /** Without an end: also what belongs to nobody in particular. */
    default boolean isEverything() {
        return this instanceof Everything;
    }

    /** What either covers. */
    default Reach or(Reach other) {
        return switch (this) {
            case Everything _ -> this;
            case Within own ->
                switch (other) {
                    case Everything _ -> other;
                    case Within theirs -> own.with(theirs);
                };
        };
    }

    record Everything() implements Reach {
        @Override
        public boolean covers(BodyId body) {
            return true;
        }

        @Override
        public boolean covers(SiteId site) {
            return true;
        }

        @Override
        public boolean shows(BodyId body) {
            return true;
        }
    }

    /** @param above the bodies over {@code bodies}, up to the top */
    record Within(Set<BodyId> bodies, Set<SiteId> sites, Set<BodyId> above) implements Reach {
        public Within {
            bodies = Set.copyOf(bodies);
            sites = Set.copyOf(sites);
            above = Set.copyOf(above);
        }

        @Override
        public boolean covers(BodyId body) {
            return bodies.contains(body);
        }

        @Override
        public boolean covers(SiteId site) {
            return sites.contains(site);
        }

        @Override
        public boolean shows(BodyId body) {
            return covers(body) || above.contains(body);
        }

        private Within with(Within other) {
            return new Within(union(bodies, other.bodies), union(sites, other.sites), union(above, other.above));
        }

        private static <T> Set<T> union(Set<T> one, Set<T> other) {
            return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
        }
    }

    /**
     * Of the bodies at the top with all that is below them. Who was of a body that another has followed is of that one now, and whoever
     * reaches the one that follows reaches what is left of those before. One that has nobody above it reaches everything.
     *
     * @param bodies every one that there has been
     */
    static Reach of(Set<BodyId> tops, Collection<Body> bodies, Collection<Site> sites) {
        var byId = bodies.stream().collect(Collectors.toMap(Body::id, Function.identity()));
        var now = tops.stream()
                .flatMap(top -> Optional.ofNullable(byId.get(top)).stream())
                .map(top -> top.term().heir().orElse(top.id()))
                .collect(Collectors.toSet());
        if (now.stream().anyMatch(top -> over(top, byId).isEmpty())) {
            return EVERYTHING;
        }
        var covered = byId.keySet().stream()
                .filter(body -> upwards(body, byId).stream().anyMatch(now::contains))
                .collect(Collectors.toSet());
        var above = covered.stream()
                .flatMap(body -> upwards(body, byId).stream())
                .filter(body -> !covered.contains(body))
                .collect(Collectors.toSet());
        var within = sites.stream()
                .filter(site -> covered.contains(site.body()))
                .map(Site::id)
                .collect(Collectors.toSet());
        return new Within(covered, within, above);
    }

    /** Of whoever asks; nothing when nobody has said. */
    static Reach of(SecurityIdentity asking) {
        return asking.<Reach>getAttribute(ATTRIBUTE) instanceof Reach reach ? reach : NOTHING;
    }

    /** The body itself and those above it; ends where the tree does, even if it were a ring. */
    private static Set<BodyId> upwards(BodyId body, Map<BodyId, Body> byId) {
        var line = new HashSet<BodyId>();
        var next = Optional.of(body);
        while (next.isPresent() && line.add(next.get())) {
            next = over(next.get(), byId);
        }
        return line;
    }

    /** Who has followed it, or else who is above it. */
    private static Optional<BodyId> over(BodyId body, Map<BodyId, Body> byId) {
        return Optional.ofNullable(byId.get(body))
                .flatMap(it -> it.term().heir().or(it::parent));
    }
}
