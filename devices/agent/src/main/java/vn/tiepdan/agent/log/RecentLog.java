package vn.tiepdan.agent.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps the last lines of the log in memory, as they were written. */
@ApplicationScoped
public class RecentLog {
    static final int MOST_LINES = 2_000;
    static final int LONGEST_LINE = 500;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Handler ear = new Ear();

    /** When it was written stands beside the text, so that its digits are not taken for a person's. */
    private record Line(Instant at, String text) {}

    void start(@Observes StartupEvent event) {
        Logger.getLogger("").addHandler(ear);
    }

    @PreDestroy
    void stop() {
        Logger.getLogger("").removeHandler(ear);
    }

    /** Oldest first, without what could name a person. */
    public String text() {
        List<Line> now;
        synchronized (lines) {
            now = new ArrayList<>(lines);
        }
        var text = new StringBuilder();
        now.forEach(line -> text.append(line.at())
                .append(' ')
                .append(Redaction.of(line.text()))
                .append('\n'));
        return text.toString();
    }

    private void keep(Instant at, String text) {
        synchronized (lines) {
            text.lines().forEach(line -> {
                lines.addLast(new Line(at, line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE)));
                if (lines.size() > MOST_LINES) {
                    lines.removeFirst();
                }
            });
        }
    }

    private final class Ear extends Handler {
        private final Formatter formatter = new PatternFormatter("%-5p [%c{2.}] %s%e");

        @Override
        public void publish(LogRecord written) {
            if (!isLoggable(written)) {
                return;
            }
            try {
                keep(written.getInstant(), formatter.format(written));
            } catch (RuntimeException unprintable) {
                reportError("a line of the log was not kept", unprintable, ErrorManager.FORMAT_FAILURE);
            }
        }

        @Override
        public void flush() {
            // kept at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
