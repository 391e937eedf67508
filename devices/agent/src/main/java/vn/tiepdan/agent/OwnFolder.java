package vn.tiepdan.agent;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, for one agent at a time: two would be one device twice, count starts against each other and write into one queue.
 * The lock is the process's own, so it is gone however that ends.
 */
@ApplicationScoped
class OwnFolder {
    private static final Logger LOG = Logger.getLogger(OwnFolder.class);
    private static final String NAME = "lock";

    private final Path folder;
    private @Nullable FileChannel held;

    @Inject
    OwnFolder(AgentSettings settings) {
        this(settings.dataDir());
    }

    OwnFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Before anybody else looks into the folder. Fails with {@link FolderTaken}, and with it the start of the agent. A disk that takes
     * no file is no reason to fail: the agent says so, as of its queue, and serves all the same.
     */
    void take(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            held = locked(FileChannel.open(folder.resolve(NAME), CREATE, WRITE));
        } catch (IOException unusable) {
            LOG.errorf(unusable, "nobody knows whether another agent runs with the folder %s", folder);
        }
    }

    private FileChannel locked(FileChannel file) throws IOException {
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException ours) {
            // Of another agent in this process, as in a test.
        } catch (IOException impossible) {
            file.close();
            throw impossible;
        }
        file.close();
        throw new FolderTaken(folder);
    }

    @PreDestroy
    void leave() {
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException refused) {
            LOG.error("the folder was not left; the end of this process does it", refused);
        }
    }
}
