package vn.tiepdan.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of this very process. */
@NullUnmarked
class RecentLogTest {
    private static final Logger LOG = Logger.getLogger(RecentLogTest.class);

    private final RecentLog log = new RecentLog();

    @BeforeEach
    void start() {
        log.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    void keeps_what_is_written_with_its_cause_and_without_what_names_a_person() {
        LOG.warnf(new IllegalStateException("of 031160001234"), "card %s was refused", "031160001234");

        assertThat(log.text().lines())
                .first()
                .asString()
                .matches("20\\S+Z WARN  \\[.*RecentLogTest\\] card \\[number\\] was refused.*");
        assertThat(log.text())
                .contains("IllegalStateException: of [number]", "at vn.tiepdan.agent.log.RecentLogTest")
                .doesNotContain("031160001234");
    }

    @Test
    void keeps_the_last_lines_and_no_endless_one() {
        IntStream.rangeClosed(1, RecentLog.MOST_LINES + 5).forEach(number -> LOG.warnf("line %d", number));
        LOG.warn("x".repeat(3 * RecentLog.LONGEST_LINE));

        var lines = log.text().lines().toList();
        assertThat(lines).hasSize(RecentLog.MOST_LINES);
        assertThat(lines.getFirst()).endsWith("line 7");
        assertThat(lines.getLast().length()).isLessThan(RecentLog.LONGEST_LINE + 100);
    }

    @Test
    void hears_nothing_after_its_end() {
        log.stop();
        LOG.warn("too late");

        assertThat(log.text()).isEmpty();
    }
}
