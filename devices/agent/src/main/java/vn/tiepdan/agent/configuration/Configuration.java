package vn.tiepdan.agent.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.WholeFile;
import vn.tiepdan.link.ConnectionSettings.ReconnectWindow;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/**
 * The configuration that this device runs with: the last that it could take, also after a start without a network. Written from the
 * agent's thread, read from any.
 */
@ApplicationScoped
public class Configuration {
    private static final Logger LOG = Logger.getLogger(Configuration.class);
    private static final String NAME = "desired.json";
    /** The first attempt comes early, or a short interruption would take as long as a broken broker. */
    private static final int FIRST_PART = 10;

    private final Path file;
    private volatile Desired current;
    private volatile Reported.@Nullable Refusal refused;

    @Inject
    Configuration(AgentSettings settings) {
        this(settings.dataDir());
    }

    Configuration(Path folder) {
        file = folder.resolve(NAME);
        current = last();
    }

    public Desired current() {
        return current;
    }

    /** What it was told since then and cannot take. */
    public Reported.@Nullable Refusal refused() {
        return refused;
    }

    /** From now on it runs with this, and after the next start too as long as the disk takes it. */
    public void accept(Desired latest) {
        refused = null;
        if (latest.equals(current)) {
            return;
        }
        current = latest;
        try {
            WholeFile.write(file, Wire.write(latest));
        } catch (IOException refusedByTheDisk) {
            LOG.warnf("the configuration is not on the disk: %s", refusedByTheDisk.getMessage());
        }
    }

    /** It goes on with what it has. */
    public void refuse(Reported.Refusal refusal) {
        LOG.warnf("version %d of the configuration was refused: %s", refusal.version(), refusal.why());
        refused = refusal;
    }

    /** Within which a lost link is tried again. */
    public ReconnectWindow reconnectWindow() {
        var most = Duration.ofSeconds(current.reconnectWindowSeconds());
        return new ReconnectWindow(most.dividedBy(FIRST_PART), most);
    }

    private Desired last() {
        try {
            return Wire.read(Files.readAllBytes(file), Desired.class);
        } catch (NoSuchFileException never) {
            return Desired.INITIAL;
        } catch (IOException | WireException unusable) {
            LOG.warnf("the configuration on the disk is not usable: %s", unusable.getMessage());
            return Desired.INITIAL;
        }
    }
}
