package vn.tiepdan.control.janus;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.DataFolder;

/**
 * Keeps one Janus running as a child of this process, for as long as this process lives. It has a thread of its own, because the
 * kernel ends the child with the thread that started it (PR_SET_PDEATHSIG), which is how no child outlives a kill -9.
 */
final class Supervisor {
    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
    /** Whoever ran this long was well; the next fall starts counting anew. */
    private static final Duration WELL = Duration.ofSeconds(30);
    /** How setpriv ends when it cannot find what it is to start. */
    private static final int NO_SUCH_PROGRAM = 127;

    private final DataFolder folder;
    private final JanusSettings settings;
    private final Watcher watcher;
    private final Thread thread;
    private volatile @Nullable Process process;
    private volatile boolean stopping;

    /** Hears of each start and end; called on the supervisor's thread. */
    interface Watcher {
        void started(JanusClient.Access access);

        /** @param absent whether the program itself is missing */
        void ended(String why, boolean absent);
    }

    Supervisor(DataFolder folder, JanusSettings settings, Watcher watcher) {
        this.folder = folder;
        this.settings = settings;
        this.watcher = watcher;
        thread = Thread.ofPlatform().name("janus-supervisor").daemon().unstarted(this::keepRunning);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
        var running = process;
        if (running != null) {
            running.destroy();
        }
    }

    private void keepRunning() {
        int falls = 0;
        while (!stopping) {
            long began = System.nanoTime();
            try {
                var access = ServerConfig.write(folder, settings);
                var child = spawn();
                process = child;
                watcher.started(access);
                int code = child.waitFor();
                if (code == NO_SUCH_PROGRAM) {
                    watcher.ended("there is no program \"" + settings.program() + "\"", true);
                } else {
                    watcher.ended("the media server ended with code " + code, false);
                }
            } catch (IOException absent) {
                watcher.ended(
                        "the program \"" + settings.program() + "\" cannot be started: " + absent.getMessage(), true);
            } catch (InterruptedException stop) {
                LOG.debug("the supervisor stops");
                return;
            }
            falls = System.nanoTime() - began > WELL.toNanos() ? 0 : falls + 1;
            if (!pause(falls)) {
                return;
            }
        }
    }

    private Process spawn() throws IOException {
        var path = folder.path().toString();
        return new ProcessBuilder(
                        "setpriv",
                        "--pdeathsig=TERM",
                        settings.program(),
                        "--configs-folder=" + path,
                        "--config=" + folder.file("janus.jcfg"))
                .directory(folder.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ServerConfig.log(folder).toFile())
                .start();
    }

    private boolean pause(int falls) {
        long window = Math.min(MOST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(falls, 10));
        try {
            return !stopping && waitOut(RandomGenerator.getDefault().nextLong(window + 1));
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private static boolean waitOut(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return true;
    }
}
