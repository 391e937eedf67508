package vn.tiepdan.agent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.wire.Channel;

/** Whatever a page says, it is told what was wrong, and the next word is heard. */
@NullUnmarked
@QuarkusTest
@WithTestResource(AgentStand.class)
class PageSocketTest {
    private static final int REPLACED = 4000;
    private static final int MEGABYTES_10 = 10 * 1024 * 1024;

    @TestHTTPResource("/")
    URI agent;

    private Page page;

    @BeforeEach
    void open() {
        page = Page.welcomed(agent);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~                                                           | malformed    | the top
                    hello                                                        | malformed    | not JSON
                    {"kind":"screen","name":"a"                                  | malformed    | not JSON
                    {"kind":"screen","name":"a"} {}                              | malformed    | the top
                    null                                                         | malformed    | null
                    []                                                           | malformed    | the top
                    7                                                            | unknown-kind | unknown kind at kind
                    {}                                                           | unknown-kind | unknown kind at kind
                    {"kind":7}                                                   | unknown-kind | unknown kind at kind
                    {"kind":"dance"}                                             | unknown-kind | unknown kind at kind
                    {"kind":"screen"}                                            | malformed    | at name
                    {"kind":"screen","name":null}                                | malformed    | at name
                    {"kind":"screen","name":["a"]}                               | malformed    | at name
                    {"kind":"wiped","turn":"x"}                                  | malformed    | at turn
                    {"kind":"claim-code","code":" "}                                 | malformed    | at the top
                    {"kind":"leave-turn","turn":"0198c0de-0000-7000-8000-000000000001","why":"bored"} | malformed | at why
                    {"kind":"hello","screen":"a","language":"vi","call":{"call":"x"}} | malformed | at call.call
                    {"kind":"peripherals","peripherals":{}}                      | malformed    | at peripherals
                    {"kind":"peripherals","peripherals":[null]}                  | malformed    | peripherals
                    {"kind":"peripherals","peripherals":[{"name":"camera","kind":"toaster","health":"ok","evidence":""}]} | malformed | at peripherals.[0].kind
                    {"kind":"signal","signal":{"kind":"dance"}}                  | unknown-kind | at signal
                    """)
    void bad_input_is_answered_with_the_member_that_is_wrong(String text, String type, String detail) {
        page.says(text);

        var problem = page.hears(AgentMessage.Problem.class, it -> true);
        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.detail()).contains(detail);
        isHeardStill();
    }

    @Test
    void a_message_never_comes_back_in_its_problem() {
        page.says("{\"kind\":\"wiped\",\"turn\":\"Nguyễn Thị Thử 031099000000\"}");

        assertThat(page.hears(AgentMessage.Problem.class, it -> true).detail()).doesNotContain("Thử", "031099000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 1_000, 50_000})
    void deep_nesting_is_refused(int depth) {
        page.says("{\"kind\":\"screen\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"name\":\"a\"}");

        assertThat(page.hears(AgentMessage.Problem.class, it -> true).type()).isEqualTo("malformed");
        isHeardStill();
    }

    @Test
    void what_no_channel_could_carry_is_refused() {
        page.says("{\"kind\":\"screen\",\"name\":\"" + "a".repeat(Channel.MAXIMUM_PAYLOAD_BYTES) + "\"}");

        assertThat(page.hears(AgentMessage.Problem.class, it -> true).type()).isEqualTo("too-large");
        isHeardStill();
    }

    /** More than the agent will ever hold of one message. Its page comes back by itself. */
    @Test
    void ten_megabytes_end_the_socket_and_not_the_agent() {
        page.tries("{\"kind\":\"screen\",\"name\":\"" + "a".repeat(MEGABYTES_10) + "\"}");

        var problem = page.hears(AgentMessage.Problem.class, it -> true);
        assertThat(problem.type()).isEqualTo("broken");
        assertThat(problem.detail()).contains("max message size");
        await().atMost(Duration.ofSeconds(10)).until(() -> page.closed() != 0);
        try (var next = Page.welcomed(agent)) {
            assertThat(next.closed()).isZero();
        }
    }

    @Test
    void bytes_that_are_no_text_do_not_end_the_socket() {
        page.saysBytes(new byte[] {0, 1, 2, (byte) 0xFF});

        isHeardStill();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://evil.example", "http://localhost", "null", "file://"})
    void a_foreign_page_is_refused_and_takes_nothing_away(String origin) {
        assertThatThrownBy(() -> new Page(agent, origin))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(
                        it -> ((WebSocketHandshakeException) it).getResponse().statusCode())
                .isEqualTo(403);
        isHeardStill();
    }

    @Test
    void the_page_that_came_last_counts() {
        try (var next = Page.welcomed(agent)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> page.closed() == REPLACED);
            next.says(new PageMessage.Hello("welcome", "vi", null));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> next.heard(AgentMessage.Welcome.class).size() == 2);
        }
    }

    /** The same socket, and the agent behind it. */
    private void isHeardStill() {
        page.says(new PageMessage.Hello("welcome", "vi", null));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> page.heard(AgentMessage.Welcome.class).size() == 2);
        assertThat(page.closed()).isZero();
    }
}
