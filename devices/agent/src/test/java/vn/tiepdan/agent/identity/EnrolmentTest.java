package vn.tiepdan.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import vn.tiepdan.wire.Role;

@NullUnmarked
class EnrolmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private EstServer server;
    private AgentStore store;

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
                "expired-code | The claim code has expired"
            })
    void a_refused_code_says_what_is_wrong_and_another_one_is_taken_while_the_agent_runs(String word, String sentence) {
        server.refuses("OLD", word);
        var enrolment = enrolment("OLD");
        var told = new AtomicInteger();
        enrolment.watch(told::incrementAndGet);

        var refused = refused(enrolment);
        assertThat(refused.word()).isEqualTo(word);
        assertThat(refused.sentence()).contains(sentence, "console", "tiepdan.agent.enrolment.code");
        assertThat(enrolment.trouble()).contains(refused);
        assertThat(told).hasValue(1);
        refused(enrolment);
        assertThat(server.asked()).as("a refused code is not tried again").isEqualTo(1);

        enrolment.give(" NEW ");
        var identity = enrolment.identity().await().atMost(PATIENCE);

        assertThat(identity.id().value()).isEqualTo("d-0123456789");
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
        return new Enrolment(new Settings(Role.KIOSK, folder.resolve("data"), given), new AgentThread(), store);
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
