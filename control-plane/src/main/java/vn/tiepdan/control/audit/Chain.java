package vn.tiepdan.control.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.audit.Verification.Broken;
import vn.tiepdan.control.audit.Verification.Head;
import vn.tiepdan.control.audit.Verification.Why;
import vn.tiepdan.control.platform.Sha256;

/**
 * Recomputes the chain of the log line by line, without the database's help: what a line's hash must be is said here a second time
 * (the first is {@code audit_hash} in the schema). Give it the lines in the order of their numbers.
 */
public final class Chain {
    private static final String BETWEEN = "\u001f";
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Optional<Head> noted;
    private Head last = new Head(0, "");
    private Optional<Broken> broken = Optional.empty();

    /** @param noted the head that somebody wrote down earlier */
    public Chain(Optional<Head> noted) {
        this.noted = noted;
    }

    /** The number of the last line that fits. */
    public long number() {
        return last.number();
    }

    /** Whether it holds so far; after the first line that does not, nothing else counts. */
    public boolean take(List<AuditLog.Line> lines) {
        lines.forEach(this::take);
        return broken.isEmpty();
    }

    private void take(AuditLog.Line line) {
        if (broken.isPresent()) {
            return;
        }
        if (line.number() != last.number() + 1) {
            broken = Optional.of(new Broken(last.number() + 1, Why.MISSING));
            return;
        }
        if (!line.hash().equals(hash(last.hash(), line))) {
            broken = Optional.of(new Broken(line.number(), Why.CHANGED));
            return;
        }
        if (noted.filter(it -> it.number() == line.number() && !it.hash().equals(line.hash()))
                .isPresent()) {
            broken = Optional.of(new Broken(line.number(), Why.REWRITTEN));
            return;
        }
        last = new Head(line.number(), line.hash());
    }

    /** After the last line. */
    public Verification end(Instant at) {
        var cut = noted.filter(it -> it.number() > last.number()).map(_ -> new Broken(last.number() + 1, Why.CUT));
        return new Verification(last, broken.or(() -> cut), at);
    }

    static String hash(String previous, AuditLog.Line line) {
        var deed = line.deed();
        var content = String.join(
                BETWEEN,
                previous,
                Long.toString(line.number()),
                MICROSECONDS.format(line.at()),
                deed.actor().name(),
                deed.action(),
                deed.subject(),
                deed.detail());
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
    }
}
