package vn.tiepdan.control.calendar.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.tiepdan.control.calendar.CalendarFormat.Unreadable;
import vn.tiepdan.control.calendar.Fault;

/** Vietnamese in another encoding would come in as names that nobody can read. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** Without the mark that some programs put first. */
    static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new Unreadable(List.of(Fault.at(lines(content), "", Fault.Why.NOT_UTF_8)));
        }
    }

    /** The line in which the first wrong letter is. */
    private static int lines(byte[] content) {
        var buffer = ByteBuffer.wrap(content);
        var letters = CharBuffer.allocate(content.length);
        StandardCharsets.UTF_8.newDecoder().decode(buffer, letters, true);
        return 1 + (int) letters.flip().chars().filter(it -> it == '\n').count();
    }
}
