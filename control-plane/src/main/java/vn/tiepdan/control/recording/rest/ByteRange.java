package vn.tiepdan.control.recording.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One range of bytes, both ends included (RFC 9110 section 14). */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("(?i:bytes)=(\\d{0,18})-(\\d{0,18})");

    long length() {
        return last - first + 1;
    }

    /** As the header Content-Range says it. */
    String contentRange(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /** What a request asks for. A header that is not understood is as if it were not there. */
    sealed interface Asked {
        record Whole() implements Asked {}

        record Part(ByteRange range) implements Asked {}

        record Unsatisfiable() implements Asked {}
    }

    static Asked of(@Nullable String header, long size) {
        var match = Optional.ofNullable(header).map(ONE::matcher).filter(java.util.regex.Matcher::matches);
        if (match.isEmpty()) {
            return new Asked.Whole();
        }
        var from = match.get().group(1);
        var to = match.get().group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return new Asked.Whole();
        }
        if (from.isEmpty()) {
            long suffix = Math.min(size, Long.parseLong(to));
            return suffix == 0 ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(size - suffix, size - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return new Asked.Whole();
        }
        return first >= size ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(first, last));
    }
}
