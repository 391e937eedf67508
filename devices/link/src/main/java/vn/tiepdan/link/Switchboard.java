package vn.tiepdan.link;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The links of this application by name. The first channel of a connection makes its link. */
@ApplicationScoped
public class Switchboard implements Links {
    private final Function<String, Optional<ConnectionSetup>> setups;
    private final Function<String, List<ConnectionListener>> listeners;
    private final InstantSource clock = Clock.systemUTC();
    private final RandomGenerator random = new SecureRandom();
    private final String anonymous = HexFormat.of().toHexDigits(random.nextLong());
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    @Inject
    Switchboard(@Any Instance<ConnectionSetup> setups, @Any Instance<ConnectionListener> listeners) {
        this(
                name -> named(setups, name).findFirst(),
                name -> named(listeners, name).toList());
    }

    Switchboard(
            Function<String, Optional<ConnectionSetup>> setups, Function<String, List<ConnectionListener>> listeners) {
        this.setups = setups;
        this.listeners = listeners;
    }

    private static <T> Stream<T> named(Instance<T> beans, String name) {
        return beans.select(Identifier.Literal.of(name)).stream();
    }

    private record Line(Link link, Dialler dialler, ConnectionSettings settings, Attributes first) {
        boolean agrees(ConnectionSettings others, Attributes attributes) {
            return settings.equals(others) && first.setup().equals(attributes.setup());
        }
    }

    /** Fails with {@link IllegalArgumentException} when channels of one connection disagree about it. */
    Link link(Attributes attributes) {
        var name = attributes.connection();
        var settings = attributes.settings(name + "-" + anonymous);
        var line = lines.computeIfAbsent(name, _ -> make(name, attributes, settings));
        if (!line.agrees(settings, attributes)) {
            throw new IllegalArgumentException("channel %s: connection %s has another %s on channel %s; write the same"
                    .formatted(
                            attributes.channel(),
                            name,
                            String.join(", ", attributes.disagreements(line.first)),
                            line.first.channel()));
        }
        return line.link;
    }

    private Line make(String name, Attributes attributes, ConnectionSettings settings) {
        var setup = setups.apply(attributes.setup().orElse(name));
        if (setup.isEmpty() && attributes.setup().isPresent()) {
            throw new IllegalArgumentException(
                    "channel %s: setup '%s' must be the @Identifier of a ConnectionSetup bean"
                            .formatted(attributes.channel(), attributes.setup().get()));
        }
        var thread = new LinkThread(name, clock);
        var dialler = new Dialler(name, settings, setup, thread, random);
        return new Line(new Link(name, dialler, listeners.apply(name), thread), dialler, settings, attributes);
    }

    @Override
    public Collection<LinkReport> reports() {
        return lines.values().stream().map(line -> line.link.report()).toList();
    }

    @Override
    public Optional<LinkReport> report(String connection) {
        return Optional.ofNullable(lines.get(connection)).map(line -> line.link.report());
    }

    @Override
    public void redial(String connection, String reason) {
        Optional.ofNullable(lines.get(connection)).ifPresent(line -> line.link.redial(reason));
    }

    @Override
    public Uni<Void> takeOver(String connection, String client) {
        return Optional.ofNullable(lines.get(connection))
                .map(line -> line.dialler.takeOver(client))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @PreDestroy
    void close() {
        lines.values().forEach(line -> line.link.close());
    }
}
