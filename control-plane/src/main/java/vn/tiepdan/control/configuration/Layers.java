package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/** Changes layers, one version after the other, and looks back. */
@ApplicationScoped
public class Layers {
    /** More changes than this since somebody looked are not told one by one. */
    private static final int MOST_TOLD = 20;

    private final ConfigurationStore store;
    private final Lineage lineage;
    private final Transactions transactions;
    private final Told told;
    private final Merging merging;

    /** Who hears of a change. */
    @ApplicationScoped
    static class Told {
        private final AuditLog audit;
        private final Transactions transactions;
        private final Live live;
        private final Clock clock;

        Told(AuditLog audit, Transactions transactions, Live live, Clock clock) {
            this.audit = audit;
            this.transactions = transactions;
            this.live = live;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        Uni<Void> of(Change change, List<Settings.Difference> differences) {
            var detail = "version %d: %s; %s".formatted(change.version(), Settings.sentence(differences), change.why());
            var deed = new AuditLog.Deed(
                    Actor.account(change.by()), "configuration-changed", subject(change.layer()), detail);
            return audit.add(deed)
                    .call(() -> transactions.tellAfterCommit(() ->
                            live.changed(Live.Kind.CONFIGURATION, change.layer().toString())));
        }

        private static String subject(Layer layer) {
            var name = layer.toString();
            return name.contains(":") ? name : "layer:" + name;
        }
    }

    Layers(ConfigurationStore store, Lineage lineage, Transactions transactions, Told told, Merging merging) {
        this.store = store;
        this.lineage = lineage;
        this.transactions = transactions;
        this.told = told;
        this.merging = merging;
    }

    /** A layer as it is, and what holds for it with those above. */
    public record State(Change change, Effective effective) {}

    /**
     * What somebody wants.
     *
     * @param ifVersion the version of the layer that they have seen
     * @param why       for colleagues; no personal data
     * @param by        account name
     */
    public record Wish(Layer layer, long ifVersion, String why, String by) {}

    /** Every layer that was ever changed. */
    public Uni<List<Change>> all() {
        return transactions.in(store::latest);
    }

    /** Fails with {@link Refused} when the layer is for nobody. */
    public Uni<State> state(Layer layer) {
        return transactions.in(() -> lineage.of(layer)
                .chain(above -> merging.changes(above)
                        .map(changes -> new State(ofLayer(changes, layer), merging.merged(changes)))));
    }

    /** Newest first. */
    public Uni<List<Change>> history(Layer layer, long before, int atMost) {
        return transactions.in(() -> store.history(layer, before, atMost));
    }

    /**
     * Sets what the layer sets from now on; what is not among it is left to the layers above. The same again changes nothing. Fails
     * with {@link Refused} when the layer is for nobody, when a value does not fit, and when somebody else has changed the layer
     * since the caller looked: then with what they changed.
     *
     * @param sent by key of {@link Setting}
     */
    public Uni<State> change(Wish wish, Map<String, Object> sent) {
        return transactions.in(() -> lineage.of(wish.layer())
                .map(_ -> Settings.read(sent))
                .chain(settings -> replace(wish, settings, Optional.empty())));
    }

    /** Makes the layer as it was in an earlier version, as a new one. Fails as {@link #change}. */
    public Uni<State> restore(Wish wish, long version) {
        return transactions.in(() -> lineage.of(wish.layer())
                .chain(_ -> store.version(wish.layer(), version))
                .map(found -> found.orElseThrow(Layers::noSuchVersion))
                .chain(former -> replace(wish, former.settings(), Optional.of(version))));
    }

    private Uni<State> replace(Wish wish, Settings settings, Optional<Long> restores) {
        return store.latest(List.of(wish.layer()))
                .map(changes -> ofLayer(changes, wish.layer()))
                .chain(before -> {
                    if (before.version() != wish.ifVersion()) {
                        return conflict(wish);
                    }
                    var differences = before.settings().differences(settings);
                    return differences.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : add(
                                    wish,
                                    new Change(
                                            wish.layer(),
                                            before.version() + 1,
                                            settings,
                                            wish.why(),
                                            wish.by(),
                                            told.now(),
                                            restores),
                                    differences);
                })
                .chain(() -> state(wish.layer()));
    }

    private Uni<Void> add(Wish wish, Change change, List<Settings.Difference> differences) {
        return store.add(change)
                .chain(added -> added
                        ? store.markStale(change.layer()).chain(() -> told.of(change, differences))
                        : conflict(wish));
    }

    private Uni<Void> conflict(Wish wish) {
        return store.history(wish.layer(), Long.MAX_VALUE, MOST_TOLD + 1)
                .chain(newest -> Uni.createFrom().failure(changedMeanwhile(wish, newest)));
    }

    private static Refused changedMeanwhile(Wish wish, List<Change> newest) {
        var versions = newest.stream().collect(Collectors.toMap(Change::version, Function.identity()));
        var since = newest.stream()
                .filter(it -> it.version() > wish.ifVersion())
                .limit(MOST_TOLD)
                .map(it -> told(it, Optional.ofNullable(versions.get(it.version() - 1))))
                .toList();
        return new Refused(Problem.of(
                        412,
                        "layer-changed",
                        "Somebody else has changed this layer",
                        "Nothing was changed. Look at what is new (changes), and send yours again with the present version in"
                                + " If-Match.")
                .with(Map.of(
                        "version",
                        newest.isEmpty() ? 0 : newest.getFirst().version(),
                        "settings",
                        newest.isEmpty()
                                ? Map.of()
                                : newest.getFirst().settings().byKey(),
                        "changes",
                        since)));
    }

    private static Map<String, Object> told(Change change, Optional<Change> before) {
        var differences = before.map(Change::settings).orElse(Settings.NONE).differences(change.settings());
        return Map.of(
                "version",
                change.version(),
                "by",
                change.by(),
                "at",
                change.at().toString(),
                "why",
                change.why(),
                "settings",
                differences.stream().map(it -> it.setting().key()).toList());
    }

    private static Change ofLayer(List<Change> changes, Layer layer) {
        return changes.stream()
                .filter(it -> it.layer().equals(layer))
                .findFirst()
                .orElseGet(() -> Change.none(layer));
    }

    private static Refused noSuchVersion() {
        return new Refused(Problem.of(
                404, "no-such-version", "The layer has no such version", "Choose one of the layer's history."));
    }
}
