package vn.tiepdan.bench.fleet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.tiepdan.wire.Wire;

/**
 * A message of the contract with blanks, written once by {@link Wire} and filled in many times: the generator shall not take the
 * processor from what it measures.
 */
final class Sheet {
    private final List<byte[]> parts;
    private final int length;

    private Sheet(List<byte[]> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToInt(part -> part.length).sum();
    }

    /**
     * @param sample a message whose blanks hold values that occur nowhere else in it
     * @param blanks those values as they are written, in the order in which they occur
     */
    static Sheet of(Object sample, String... blanks) {
        var text = Wire.text(sample);
        var parts = new ArrayList<byte[]>();
        int from = 0;
        for (var blank : blanks) {
            int at = text.indexOf(blank, from);
            if (at < 0) {
                throw new IllegalArgumentException("no blank " + blank + " in " + text);
            }
            parts.add(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            from = at + blank.length();
        }
        parts.add(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return new Sheet(parts);
    }

    /** @param values one for each blank */
    ByteBuf filled(ByteBufAllocator buffers, CharSequence... values) {
        var text = buffers.buffer(length + values.length * Long.BYTES * 4);
        for (int i = 0; i < values.length; i++) {
            text.writeBytes(parts.get(i));
            text.writeCharSequence(values[i], StandardCharsets.US_ASCII);
        }
        return text.writeBytes(parts.getLast());
    }
}
