package vn.tiepdan.control;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.start.Ground;
import vn.tiepdan.control.start.Settings;

/** Starts the control plane: first the ground that it stands on, then the application; stops them in the opposite order. */
@QuarkusMain
public final class ControlPlane {
    private static final int CANNOT_START = 2;
    private static final long STOPS_WITHIN_SECONDS = 30;

    private ControlPlane() {}

    public static void main(String... arguments) {
        Ground ground;
        try {
            ground = Ground.prepare(Settings.read());
        } catch (CannotStart why) {
            System.err.println("Cannot start: " + why.getMessage());
            System.exit(CANNOT_START);
            return;
        }
        ground.settings().forEach(System::setProperty);
        var stopped = new CountDownLatch(1);
        var patience = new Thread(() -> await(stopped), "ground-stops");
        Runtime.getRuntime().addShutdownHook(patience);
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        explain(failure);
                    }
                    ground.close();
                    stopped.countDown();
                    // A live reload stops the application and calls main again, in the same process.
                    if (!shuttingDown(patience) && !LaunchMode.current().isDev()) {
                        System.exit(code);
                    }
                },
                arguments);
    }

    /** One sentence when somebody wrote one for this case; else everything, because it is a defect. */
    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart why) {
                System.err.println("Cannot start: " + why.getMessage());
                return;
            }
        }
        System.err.println("Cannot start; this is a defect of the control plane:");
        failure.printStackTrace(System.err);
    }

    /** Holds the end of the process until the database has stopped behind the application. */
    private static void await(CountDownLatch stopped) {
        try {
            var inTime = stopped.await(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("The control plane did not stop in time; the next start mends what is left.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean shuttingDown(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException shutdownRuns) {
            return true;
        }
    }
}
