package vn.tiepdan.agent.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.WholeFile;
import vn.tiepdan.wire.Service;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/**
 * Whether citizens can use this device, as an operator said last; so it stays over restarts, with or without a network. Written
 * from the agent's thread, read from any.
 */
@ApplicationScoped
public class InService {
    private static final Logger LOG = Logger.getLogger(InService.class);
    private static final String NAME = "service.json";

    private final Path file;
    private volatile Service current;

    @Inject
    InService(AgentSettings settings) {
        this(settings.dataDir());
    }

    InService(Path folder) {
        file = folder.resolve(NAME);
        current = last();
    }

    public Service current() {
        return current;
    }

    public boolean open() {
        return current == Service.OPEN;
    }

    /** Changes nothing when the disk refuses: what a restart would undo was not done. */
    public void set(Service latest) throws IOException {
        WholeFile.write(file, Wire.write(new Said(latest)));
        current = latest;
    }

    /** One that cannot be read keeps nobody from being received. */
    private Service last() {
        try {
            return Wire.read(Files.readAllBytes(file), Said.class).service();
        } catch (NoSuchFileException never) {
            return Service.OPEN;
        } catch (IOException | WireException unusable) {
            LOG.warnf("whether this device is in service is not readable on the disk: %s", unusable.getMessage());
            return Service.OPEN;
        }
    }

    private record Said(Service service) {}
}
