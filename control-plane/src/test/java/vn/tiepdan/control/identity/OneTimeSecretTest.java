package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeSecretTest {
    private static final OneTimeSecret OF_THE_RFC =
            OneTimeSecret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final int STEP = 30;

    /** RFC 6238 appendix B, mode SHA1; the table has eight digits, of which six are the last. */
    @ParameterizedTest
    @CsvSource({
        "59,          94287082",
        "1111111109,  07081804",
        "1111111111,  14050471",
        "1234567890,  89005924",
        "2000000000,  69279037",
        "20000000000, 65353130"
    })
    void makes_the_codes_of_the_rfc(long second, String eightDigits) {
        var code = eightDigits.substring(2);

        assertThat(OF_THE_RFC.code(second / STEP)).isEqualTo(code);
        assertThat(OF_THE_RFC.step(code, Instant.ofEpochSecond(second))).hasValue(second / STEP);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void a_code_is_good_in_its_step_and_in_those_beside_it(int steps, boolean good) {
        var now = Instant.parse("2026-11-24T01:30:15Z");
        long step = now.getEpochSecond() / STEP + steps;

        var found = OF_THE_RFC.step(OF_THE_RFC.code(step), now);

        if (good) {
            assertThat(found).hasValue(step);
        } else {
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "287082", "94287082", "ABCDEF"})
    void anything_else_is_no_code(String typed) {
        assertThat(OF_THE_RFC.step(typed, Instant.parse("2026-11-24T01:30:15Z")))
                .isEmpty();
    }

    @Test
    void an_authenticator_reads_whose_it_is_and_how_codes_are_made() {
        assertThat(OF_THE_RFC.address("hoa@hp"))
                .isEqualTo("otpauth://totp/Ti%E1%BA%BFp%20D%C3%A2n:hoa%40hp?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Ti%E1%BA%BFp%20D%C3%A2n&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void each_is_another_and_as_long_as_the_hash() {
        assertThat(OneTimeSecret.fresh().bytes())
                .hasSize(20)
                .isNotEqualTo(OneTimeSecret.fresh().bytes());
        assertThat(OF_THE_RFC).asString().doesNotContain("GEZD");
    }
}
