package vn.tiepdan.peripheral.ups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something answers that is no upsd. */
class NonsenseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\n",
                "VAR kiosk ups.status \"OL\n",
                "VAR other ups.status \"OL\"\n",
                "VAR",
                ""
            })
    void nonsense_is_no_answer(String answer) throws Exception {
        try (var listener = new ServerSocket(0);
                var confused = new Ups(new UpsAddress("kiosk", "localhost", listener.getLocalPort()))) {
            var answers = Thread.ofPlatform().daemon().start(() -> answerOnce(listener, answer));

            assertThat(confused.look().finding().code()).isEqualTo("ups-no-answer");

            answers.join(SOON);
        }
    }

    private static void answerOnce(ServerSocket listener, String answer) {
        try (var caller = listener.accept()) {
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            caller.shutdownOutput();
            caller.getInputStream().readAllBytes();
        } catch (IOException gone) {
            // the caller hung up, which is what it should do
        }
    }
}
