package vn.tiepdan.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;

@NullUnmarked
class EnrolmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private EstServer server;
    private AgentStore store;
    private final PassingClock clock = new PassingClock();

    @BeforeEach
    void start() throws Exception {
        server = new EstServer(folder.resolve("ca.pem"));
        store = new AgentStore(Files.createDirectories(folder.resolve("data")), "test", Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong-code | The claim code is wrong",
                "used-code | The claim code was used already",
                "bound-code | Another device came first",
                "expired-code | The claim code has expired",
                "wrong-role | Make a code for a kiosk"
            })
    void a_refused_code_says_what_is_wrong_and_another_one_is_taken_while_the_agent_runs(String word, String sentence) {
        server.refuses("OLD", word);
        var enrolment = enrolment("OLD");
        var told = new AtomicInteger();
        enrolment.watch(told::incrementAndGet);

        var refused = refused(enrolment);
        assertThat(refused.word()).isEqualTo(word);
        assertThat(refused.sentence()).contains(sentence, "under Claim codes", "tiepdan.agent.enrolment.code");
        assertThat(enrolment.trouble()).contains(refused);
        assertThat(told).hasValue(1);
        refused(enrolment);
        assertThat(server.asked()).as("a refused code is not tried again").isEqualTo(1);

        enrolment.give(" NEW ");
        var identity = enrolment.identity().await().atMost(PATIENCE);

        assertThat(identity.id().value()).isEqualTo("d-0123456789");
        assertThat(server.roles()).as("what it says that it is").containsOnly("kiosk");
        assertThat(enrolment.trouble()).isEmpty();
        assertThat(told).hasValue(2);
        assertThat(Files.exists(folder.resolve("data/identity/certificate.pem")))
                .isTrue();
    }

    /** The key that the device made stays its key, so that an answer that got lost can be asked for again. */
    @Test
    void every_try_comes_with_the_same_key() {
        server.refuses("OLD", "wrong-code");
        var enrolment = enrolment("OLD");
        refused(enrolment);
        enrolment.give("NEW");
        enrolment.identity().await().atMost(PATIENCE);

        assertThat(server.keys()).hasSize(1);
    }

    @Test
    void a_device_that_waits_for_approval_comes_again_no_sooner_than_it_shall_and_goes_on_by_itself() {
        server.waits("CODE", "20");
        var enrolment = enrolment("CODE");
        var told = new AtomicInteger();
        enrolment.watch(told::incrementAndGet);

        var waiting = waiting(enrolment);

        var key = server.keys().iterator().next();
        assertThat(waiting.word()).isEqualTo("waiting-approval");
        assertThat(waiting.fingerprint()).isEqualTo(KeyFingerprint.of(key).spelled());
        assertThat(waiting.sentence()).contains(waiting.fingerprint(), "console");
        waiting(enrolment);
        clock.pass(Duration.ofMillis(19_999));
        waiting(enrolment);
        assertThat(server.asked()).as("asked while it shall not").isEqualTo(1);
        clock.pass(Duration.ofSeconds(6));
        waiting(enrolment);
        assertThat(server.asked()).isEqualTo(2);
        assertThat(told).as("nothing new to tell").hasValue(1);

        server.approves("CODE");
        clock.pass(Duration.ofSeconds(26));

        assertThat(enrolment.identity().await().atMost(PATIENCE).id().value()).isEqualTo("d-0123456789");
        assertThat(server.keys()).containsExactly(key);
        assertThat(enrolment.trouble()).isEmpty();
        assertThat(told).hasValue(2);
    }

    @Test
    void another_code_is_tried_at_once_by_a_device_that_waits() {
        server.waits("CODE", "600");
        var enrolment = enrolment("CODE");
        waiting(enrolment);

        enrolment.give("NEW");

        assertThat(enrolment.identity().await().atMost(PATIENCE).id().value()).isEqualTo("d-0123456789");
    }

    /** The code was typed at the device, so no setting knows it. */
    @Test
    void a_device_that_was_switched_off_while_it_waits_goes_on_with_the_same_key_and_code() {
        server.refuses("OLD", "used-code");
        server.waits("TYPED", "600");
        var before = enrolment("OLD");
        refused(before);
        before.give("TYPED");
        waiting(before);

        var restarted = enrolment("OLD");
        waiting(restarted);
        assertThat(server.keys()).hasSize(1);
        server.approves("TYPED");
        var again = enrolment("OLD");

        assertThat(again.identity().await().atMost(PATIENCE).id().value()).isEqualTo("d-0123456789");
        assertThat(Files.exists(folder.resolve("data/identity/waiting-code"))).isFalse();
    }

    @Test
    void a_rejected_device_says_why_and_forgets_the_code() {
        server.waits("TYPED", "1");
        server.refuses("OLD", "used-code");
        var enrolment = enrolment("OLD");
        refused(enrolment);
        enrolment.give("TYPED");
        waiting(enrolment);
        server.rejects("TYPED");
        clock.pass(Duration.ofSeconds(2));

        var refused = refused(enrolment);

        assertThat(refused.word()).isEqualTo("rejected-code");
        assertThat(refused.why()).isEqualTo(EstServer.WHY);
        assertThat(refused.sentence()).contains("rejected", "under Claim codes", "tiepdan.agent.enrolment.code");
        assertThat(refused(enrolment("OLD")).word()).as("after a restart").isEqualTo("used-code");
    }

    private EnrolmentFailed.Waiting waiting(Enrolment enrolment) {
        return catchThrowableOfType(
                EnrolmentFailed.Waiting.class,
                () -> enrolment.identity().await().atMost(PATIENCE));
    }

    @Test
    void who_takes_the_place_of_another_counts_on_from_there() {
        server.replacesUpTo(41);

        enrolment("CODE").identity().await().atMost(PATIENCE);

        assertThat(store.epoch()).isEqualTo(42);
    }

    @Test
    void a_device_that_is_shut_out_says_so_until_it_is_let_in() {
        var enrolment = enrolment("CODE");
        enrolment.identity().await().atMost(PATIENCE);
        var told = new AtomicInteger();
        enrolment.watch(told::incrementAndGet);

        enrolment.letIn();
        enrolment.refused("SERVER_UNAVAILABLE");
        assertThat(enrolment.trouble()).isEmpty();
        enrolment.refused("BANNED");
        enrolment.refused("BANNED");

        assertThat(enrolment.trouble()).map(EnrolmentFailed::word).contains("shut-out");
        assertThat(told).as("said once").hasValue(1);
        enrolment.letIn();
        assertThat(enrolment.trouble()).isEmpty();
        assertThat(told).hasValue(2);
    }

    private EnrolmentFailed.Refused refused(Enrolment enrolment) {
        return catchThrowableOfType(
                EnrolmentFailed.Refused.class,
                () -> enrolment.identity().await().atMost(PATIENCE));
    }

    private Enrolment enrolment(String code) {
        var given = new Given(
                Optional.of(URI.create("https://localhost:" + server.port())),
                Optional.of(code),
                Optional.of(folder.resolve("ca.pem")),
                Optional.empty());
        return new Enrolment(new Settings(Role.KIOSK, folder.resolve("data"), given), new AgentThread(), store, clock);
    }

    /** Stands still until somebody lets time pass. */
    private static final class PassingClock extends Clock {
        private Instant now = Instant.parse("2026-11-26T01:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Given(Optional<URI> url, Optional<String> code, Optional<Path> ca, Optional<String> caSha256)
            implements AgentSettings.Enrolment {}

    private record Settings(Role role, Path dataDir, AgentSettings.Enrolment enrolment) implements AgentSettings {
        @Override
        public Broker broker() {
            throw new AssertionError("enrolment needs no broker");
        }

        @Override
        public Scanner scanner() {
            throw new AssertionError("enrolment needs no scanner");
        }

        @Override
        public Power ups() {
            throw new AssertionError("enrolment needs no UPS");
        }

        @Override
        public Store store() {
            throw new AssertionError("enrolment needs no store");
        }

        @Override
        public Programs programs() {
            throw new AssertionError("enrolment needs no program");
        }

        @Override
        public Browser browser() {
            throw new AssertionError("enrolment needs no browser");
        }
    }
}
