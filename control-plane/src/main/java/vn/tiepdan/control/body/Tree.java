package vn.tiepdan.control.body;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Bodies and their sites as they are at one moment: every body that there has been by then, those included that others have followed. */
public final class Tree {
    private final Map<BodyId, Body> bodies;
    private final Map<SiteId, Site> sites;
    private final Map<BodyId, List<BodyId>> directlyBelow;

    public Tree(List<Body> bodies, List<Site> sites) {
        this.bodies = inOrder(bodies, Body::id);
        this.sites = inOrder(sites, Site::id);
        this.directlyBelow = bodies.stream()
                .filter(it -> it.parent().isPresent())
                .collect(Collectors.groupingBy(
                        it -> it.parent().orElseThrow(), Collectors.mapping(Body::id, Collectors.toList())));
    }

    private static <K, V> Map<K, V> inOrder(List<V> all, Function<V, K> key) {
        return all.stream()
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> other, LinkedHashMap::new));
    }

    public List<Body> ever() {
        return List.copyOf(bodies.values());
    }

    public List<Body> inForce(Instant moment) {
        return bodies.values().stream().filter(it -> it.term().holds(moment)).toList();
    }

    public List<Site> sites() {
        return List.copyOf(sites.values());
    }

    /** Also one that is not in force. */
    public Optional<Body> body(BodyId id) {
        return Optional.ofNullable(bodies.get(id));
    }

    public Optional<Site> site(SiteId id) {
        return Optional.ofNullable(sites.get(id));
    }

    /** The body and everything below it; nothing for one that is not there. */
    public Set<BodyId> subtree(BodyId top) {
        var found = new LinkedHashSet<BodyId>();
        var next = new ArrayList<BodyId>();
        body(top).ifPresent(it -> next.add(it.id()));
        while (!next.isEmpty()) {
            var body = next.removeFirst();
            if (found.add(body)) {
                next.addAll(directlyBelow.getOrDefault(body, List.of()));
            }
        }
        return found;
    }

    /** The body and those above it, the nearest first; nothing for one that is not there. Ends even if it were a ring. */
    public List<BodyId> upwards(BodyId body) {
        var line = new LinkedHashSet<BodyId>();
        var next = body(body);
        while (next.isPresent() && line.add(next.get().id())) {
            next = next.get().parent().flatMap(this::body);
        }
        return List.copyOf(line);
    }
}
