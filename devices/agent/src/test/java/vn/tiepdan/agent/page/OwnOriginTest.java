package vn.tiepdan.agent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnOriginTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8181, localhost:8181",
        "http://127.0.0.1:8181, 127.0.0.1:8181",
        "http://[::1]:8181, [::1]:8181",
        "http://localhost, localhost"
    })
    void the_agents_own_page_may_speak(String origin, String host) {
        assertThat(OwnOrigin.own(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, localhost:8181",
        "http://localhost:8182, localhost:8181",
        "https://localhost:8181, localhost:8181",
        "http://evil.example:8181, evil.example:8181",
        "http://localhost.evil.example, localhost.evil.example",
        "null, localhost:8181",
        ", localhost:8181",
        "http://localhost:8181,"
    })
    void nobody_else_may(String origin, String host) {
        assertThat(OwnOrigin.own(origin, host)).isFalse();
    }
}
