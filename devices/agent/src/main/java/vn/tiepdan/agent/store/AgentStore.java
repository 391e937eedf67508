package vn.tiepdan.agent.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Wire;

/**
 * The agent's disk: one SQLite file. Every method returns when the disk has it ({@code synchronous=FULL}), so a process that is
 * killed between any two calls has lost nothing. Deleted events are overwritten ({@code secure_delete}), because they hold
 * personal data. A file that cannot be opened now, on a full disk for example, is tried again at each call, which fails with
 * {@link StoreFailed} until then. Used from the agent's thread.
 */
@ApplicationScoped
public class AgentStore {
    private static final Logger LOG = Logger.getLogger(AgentStore.class);
    /** More uncommitted events than a kiosk can make in a week of use without a link. */
    static final int MOST_EVENTS = 10_000;

    private static final String GONE =
            "agent.db was gone, though the agent had started before; events that were not sent are lost";

    private final StoreFile file;
    private final StartCount starts;
    private final StartTable startTable = new StartTable(this::database);
    private final CommandTable commands = new CommandTable(this::database);
    private long epoch;
    private final String software;
    private @Nullable Connection open;
    private Optional<String> trouble = Optional.empty();
    private long lastNumber;

    @Inject
    AgentStore(
            AgentSettings settings,
            @ConfigProperty(name = "quarkus.application.version") String software,
            Clock clock) {
        this(settings.dataDir(), software, clock);
    }

    /** Opens the file, makes it when there is none, and counts this start. */
    public AgentStore(Path folder, String software, Clock clock) {
        this.software = software;
        file = new StoreFile(folder, clock);
        starts = new StartCount(folder);
        boolean enrolled = Files.exists(folder.resolve("identity"));
        long counted = starts.last().orElse(0);
        long known = startTable.last();
        if (known == 0 && (counted > 0 || enrolled) && open != null) {
            trouble = trouble.or(() -> Optional.of(GONE));
        }
        long before = Math.max(counted, known);
        epoch = before == 0 && enrolled ? Math.max(1, clock.instant().getEpochSecond()) : before + 1;
        trouble.ifPresent(LOG::error);
        count();
    }

    /**
     * Number of this start, from 1 and always higher than the one before. When every trace of an enrolled device's earlier starts
     * is lost it goes on from the seconds of the clock, which are far ahead of any count.
     */
    public long epoch() {
        return epoch;
    }

    /**
     * Goes on from this number when it is higher: what hardware that was replaced has said under lower ones must not be taken for
     * what this device says. Events that wait already are counted anew under it. Called before this device first connects.
     */
    public void countFrom(long least) {
        if (least <= epoch) {
            return;
        }
        var waiting = pending(MOST_EVENTS);
        epoch = least;
        count();
        lastNumber = 0;
        for (var event : waiting) {
            QueuedEvents.replace(database(), event, new Event(epoch, ++lastNumber, event.at(), event.body()));
        }
    }

    public String software() {
        return software;
    }

    /** What became of the file that this start found, for the operator; empty when it was sound. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Whether this start found nothing although there had been something, so that nobody knows what is lost. */
    public boolean wasGone() {
        return trouble.filter(GONE::equals).isPresent();
    }

    /** Writes about as much as the largest event and takes it away again; fails when an event would not be kept now. */
    public void probe() {
        commands.probe();
        if (queued() >= MOST_EVENTS) {
            throw queueFull();
        }
    }

    private static StoreFailed queueFull() {
        return new StoreFailed("the queue is full with " + MOST_EVENTS + " events that nobody has taken", null);
    }

    /**
     * Keeps something that happened until {@link #forget} is told that it is committed.
     *
     * @param once the same text again keeps nothing and answers empty, because the page repeats itself after a reload
     */
    public Optional<Event> keep(String once, java.time.Instant at, Event.Body body) {
        if (queued() >= MOST_EVENTS) {
            throw queueFull();
        }
        var event = new Event(epoch, lastNumber + 1, at, body);
        try (var insert = database()
                .prepareStatement(
                        "INSERT INTO event (epoch, number, once, payload) VALUES (?, ?, ?, ?) ON CONFLICT (once) DO NOTHING")) {
            insert.setLong(1, event.epoch());
            insert.setLong(2, event.number());
            insert.setString(3, once);
            insert.setBytes(4, Wire.write(event));
            if (insert.executeUpdate() == 0) {
                return Optional.empty();
            }
            lastNumber = event.number();
            return Optional.of(event);
        } catch (SQLException broken) {
            throw new StoreFailed("cannot keep an event", broken);
        }
    }

    /** Whether something with this text was kept before, as long as it is remembered. */
    public boolean kept(String once) {
        try (var select = database().prepareStatement("SELECT 1 FROM event WHERE once = ?")) {
            select.setString(1, once);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read events", broken);
        }
    }

    /** What is not yet committed, oldest first. */
    public List<Event> pending(int most) {
        try (var select = database()
                .prepareStatement(
                        "SELECT payload FROM event WHERE payload IS NOT NULL ORDER BY epoch, number LIMIT ?")) {
            select.setInt(1, most);
            var pending = new java.util.ArrayList<Event>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    QueuedEvents.read(rows.getBytes(1)).ifPresent(pending::add);
                }
            }
            return pending;
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read events", broken);
        }
    }

    public int queued() {
        try (var select = database().prepareStatement("SELECT count(*) FROM event WHERE payload IS NOT NULL");
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException broken) {
            throw new StoreFailed("cannot count events", broken);
        }
    }

    /** The control plane has committed these: their content is overwritten, their name stays for a while. */
    public void forget(Ack ack) {
        try (var erase = database()
                        .prepareStatement(
                                "UPDATE event SET payload = NULL WHERE epoch = ? AND number <= ? AND payload IS NOT NULL");
                var prune = database().prepareStatement("DELETE FROM event WHERE payload IS NULL AND epoch < ?")) {
            erase.setLong(1, ack.epoch());
            erase.setLong(2, ack.number());
            erase.executeUpdate();
            prune.setLong(1, epoch - 1);
            prune.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot forget events", broken);
        }
    }

    /** How this command ended, when it was obeyed before. */
    public Optional<Result> resultOf(CommandId command) {
        return commands.resultOf(command);
    }

    /** Remembers the end of a command, so that a repeat gets the same answer and has no effect. */
    public void remember(Result result) {
        commands.remember(result);
    }

    /** What is remembered of the latest commands, newest first. */
    public List<Result> latestResults(int most) {
        return commands.latest(most);
    }

    @PreDestroy
    void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException broken) {
            throw new StoreFailed("cannot close the agent's database", broken);
        }
    }

    private Connection database() {
        var present = open;
        if (present != null) {
            return present;
        }
        try {
            var opened = file.open();
            open = opened.database();
            trouble = trouble.or(opened::trouble);
            return opened.database();
        } catch (SQLException | IOException closed) {
            throw new StoreFailed("agent.db cannot be opened and nothing can be kept: " + closed.getMessage(), closed);
        }
    }

    private void count() {
        try {
            starts.keep(epoch);
        } catch (IOException refused) {
            LOG.error("this start was not counted", refused);
        }
        startTable.count(epoch);
    }
}
