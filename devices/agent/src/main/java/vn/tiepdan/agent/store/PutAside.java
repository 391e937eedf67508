package vn.tiepdan.agent.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentSettings;

/**
 * The stores that were put aside. They hold personal data, so they are there for as long as somebody may still save from them what
 * was not sent, and no longer. Used from the agent's thread.
 */
@ApplicationScoped
public class PutAside {
    private static final Logger LOG = Logger.getLogger(PutAside.class);
    /** A device that damages its store again and again must not fill its disk. */
    static final int MOST = 2;

    private static final Pattern ASIDE =
            Pattern.compile(Pattern.quote(StoreFile.NAME) + "\\.[a-z-]+-(\\d{8}T\\d{6}\\.\\d{3}Z)");

    private final Path folder;
    private final Duration kept;
    private final Clock clock;

    @Inject
    PutAside(AgentSettings settings, Clock clock) {
        this(settings.dataDir(), settings.store().putAsideKept(), clock);
    }

    PutAside(Path folder, Duration kept, Clock clock) {
        this.folder = folder;
        this.kept = kept;
        this.clock = clock;
    }

    /** @param until when it will be deleted at the latest; the next daily look after that does it */
    public record Store(String name, Instant since, Instant until) {}

    /** The last one that is still there. */
    public Optional<Store> newest() {
        return all().stream().findFirst();
    }

    /** Deletes what is too old or too many. What the disk refuses to delete is logged and tried the next time. */
    public void tidy() {
        var now = clock.instant();
        var all = all();
        for (int i = 0; i < all.size(); i++) {
            if (i >= MOST || !all.get(i).until().isAfter(now)) {
                delete(all.get(i));
            }
        }
    }

    /** Newest first. */
    private List<Store> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> ASIDE.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> store(name.group(), name.group(1)))
                    .sorted(Comparator.comparing(Store::since).reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Store store(String name, String stamp) {
        var since = StoreFile.STAMP.parse(stamp, Instant::from);
        return new Store(name, since, since.plus(kept));
    }

    private void delete(Store store) {
        try {
            for (var part : StoreFile.PARTS) {
                var file = folder.resolve(store.name() + part);
                if (Files.exists(file)) {
                    overwrite(file);
                    Files.delete(file);
                }
            }
            LOG.infof("%s was deleted: it was kept since %s", store.name(), store.since());
        } catch (IOException refused) {
            LOG.errorf(refused, "%s holds personal data and cannot be deleted", store.name());
        }
    }

    /** As the store does with the events in it ({@code secure_delete}). */
    private static void overwrite(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(8_192);
            for (long left = channel.size(); left > 0; left -= zeros.limit()) {
                zeros.clear().limit((int) Math.min(left, zeros.capacity()));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
            }
            channel.force(true);
        }
    }
}
