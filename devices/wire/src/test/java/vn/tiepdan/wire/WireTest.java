package vn.tiepdan.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{", "{\"kind\":\"join\"", "[]", "null", "7", "\"text\""})
    void whatIsNoMessageIsMalformed(String payload) {
        assertThatThrownBy(() -> Wire.read(payload.getBytes(UTF_8), SignalUp.class))
                .isInstanceOf(WireException.class);
    }

    @Test
    void anUnknownKindIsToldApartFromDamage() {
        assertThatThrownBy(() -> Wire.read("{\"kind\":\"teleport\"}".getBytes(UTF_8), SignalUp.class))
                .isInstanceOf(WireException.UnknownKind.class);
    }

    @Test
    void aMessageOfTenMegabytesIsRefusedUnread() {
        var payload = new byte[10 * 1024 * 1024];
        Arrays.fill(payload, (byte) '[');
        assertThatThrownBy(() -> Wire.read(payload, Event.class))
                .isInstanceOf(WireException.TooLarge.class)
                .hasMessageContaining("10485760")
                .hasMessageContaining("131072");
    }

    @Test
    void deepNestingIsRefused() {
        var payload = ("{\"extra\":" + "[".repeat(1000) + "]".repeat(1000) + "}").getBytes(UTF_8);
        assertThatThrownBy(() -> Wire.read(payload, Ack.class)).isInstanceOf(WireException.Malformed.class);
    }

    @Test
    void aSecondDocumentBehindTheFirstIsRefused() {
        assertThatThrownBy(() -> Wire.read("{\"epoch\":1,\"number\":1}{}".getBytes(UTF_8), Ack.class))
                .isInstanceOf(WireException.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"epoch\":\"many\",\"number\":1}', epoch",
        "'{\"epoch\":1.5,\"number\":1}', epoch",
        "'{\"epoch\":1,\"number\":[]}', number",
        "'{\"epoch\":99999999999999999999,\"number\":1}', epoch"
    })
    void aWrongTypeNamesItsMember(String payload, String member) {
        assertThatThrownBy(() -> Wire.read(payload.getBytes(UTF_8), Ack.class))
                .isInstanceOf(WireException.Malformed.class)
                .hasMessageContaining(member);
    }

    @Test
    void anErrorNeverQuotesWhatTheCitizenSaid() {
        var payload = "{\"kind\":\"self\",\"onBehalfOf\":{\"secret\":\"Nguyễn Thị Thử\"}}".getBytes(UTF_8);
        assertThatThrownBy(() -> Wire.read(payload, Standing.class))
                .isInstanceOf(WireException.Malformed.class)
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("Thử"));
    }

    @ParameterizedTest
    @CsvSource({
        "tiepdan/v1/kiosk-0001/up/presence, PRESENCE",
        "tiepdan/v1/kiosk-0001/down/view, VIEW",
        "tiepdan/v1/kiosk-0001/up/view,",
        "tiepdan/v1/kiosk-0001/up/presence/more,",
        "tiepdan/v2/kiosk-0001/up/presence,",
        "tiepdan/v1/KIOSK/up/presence,",
        "tiepdan/v1/+/up/presence,",
        "tiepdan/v1//up/presence,"
    })
    void topicsOutsideTheContractAreNotTopics(String name, Channel channel) {
        assertThat(Topic.parse(name).map(Topic::channel).orElse(null)).isEqualTo(channel);
    }

    @Test
    void everyTopicReadsBackAsItself() {
        for (var channel : Channel.values()) {
            var topic = channel.of(new DeviceId("d-7f3a"));
            assertThat(Topic.parse(topic.name())).contains(topic);
            assertThat(channel.filter()).isEqualTo(topic.name().replace("d-7f3a", "+"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "7abc", "abc-", "Abc", "a/b", "a+b", "a#b", "xã-một", "a b"})
    void aDeviceIdIsSafeAsATopicLevel(String text) {
        assertThatThrownBy(() -> new DeviceId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freshNamesAreVersionSevenAndCarryTheMoment() {
        var before = System.currentTimeMillis();
        var name = CallId.fresh().value();
        assertThat(name.version()).isEqualTo(7);
        assertThat(name.variant()).isEqualTo(2);
        assertThat(name.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void personalDataStaysOutOfText() {
        assertThat(Samples.all().values().toString().lines().filter(line -> line.contains("031099000000")))
                .isEmpty();
    }
}
