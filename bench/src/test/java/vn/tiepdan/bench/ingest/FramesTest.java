package vn.tiepdan.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Netty writes is read, however it is cut. */
class FramesTest {
    private static final List<Integer> SIZES = List.of(0, 1, 127, 128, 1_700, 20_000);

    @Test
    void packets_are_the_same_in_pieces_of_any_size() {
        var sent = SIZES.stream().map(size -> "x".repeat(size)).toList();
        for (int piece : List.of(1, 2, 3, 7, 1_000, 100_000)) {
            var channel = new EmbeddedChannel(new Frames());
            var bytes = encoded(sent);
            while (bytes.isReadable()) {
                channel.writeInbound(bytes.readRetainedSlice(Math.min(piece, bytes.readableBytes())));
            }
            var read = new ArrayList<String>();
            for (Object frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
                if (frame instanceof Frames.Publish publish) {
                    assertThat(publish.topic()).isEqualTo("tiepdan/v1/d-1/up/event");
                    assertThat(publish.packet()).isEqualTo(read.size() + 1);
                    read.add(publish.payload());
                }
            }
            assertThat(read).as("pieces of %d", piece).isEqualTo(sent);
        }
    }

    private static ByteBuf encoded(List<String> payloads) {
        var channel = new EmbeddedChannel(MqttEncoder.INSTANCE);
        channel.writeOutbound(MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId("one")
                .build());
        int packet = 1;
        for (var payload : payloads) {
            var properties = new MqttProperties();
            properties.add(new MqttProperties.IntegerProperty(
                    MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL.value(), 30));
            channel.writeOutbound(new MqttPublishMessage(
                    new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                    new MqttPublishVariableHeader("tiepdan/v1/d-1/up/event", packet++, properties),
                    Unpooled.copiedBuffer(payload, StandardCharsets.UTF_8)));
        }
        var all = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return all;
    }
}
