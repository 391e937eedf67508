package vn.tiepdan.bench.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** MQTT 5 packets as far as a subscriber of QoS 1 needs them; Netty's own decoder stumbles over long bursts. */
final class Frames extends ByteToMessageDecoder {
    private static final int PUBLISH = 3;
    private static final int SHORTEST = 2;
    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int BITS = 7;
    private static final int LONGEST_LENGTH = 4;

    /** A message. */
    record Publish(String topic, int packet, String payload) {}

    /** Any other packet, by the type of its fixed header (MQTT 5, section 2.1.2). */
    record Other(int type) {}

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        in.markReaderIndex();
        if (in.readableBytes() < SHORTEST) {
            return;
        }
        int head = in.readUnsignedByte() >> 4;
        int length = number(in);
        if (length < 0 || in.readableBytes() < length) {
            in.resetReaderIndex();
            return;
        }
        var body = in.readSlice(length);
        out.add(head == PUBLISH ? publish(body) : new Other(head));
    }

    private static Publish publish(ByteBuf body) {
        var topic = body.readCharSequence(body.readUnsignedShort(), StandardCharsets.UTF_8)
                .toString();
        int packet = body.readUnsignedShort();
        body.skipBytes(number(body));
        return new Publish(topic, packet, body.toString(StandardCharsets.UTF_8));
    }

    /** A variable byte integer (section 1.5.5); -1 when not all of it is there. */
    private static int number(ByteBuf in) {
        int value = 0;
        for (int i = 0; i < LONGEST_LENGTH && in.isReadable(); i++) {
            int part = in.readUnsignedByte();
            value |= (part & LOW) << i * BITS;
            if ((part & MORE) == 0) {
                return value;
            }
        }
        return -1;
    }
}
