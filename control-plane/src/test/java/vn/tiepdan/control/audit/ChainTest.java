package vn.tiepdan.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.audit.Verification.Broken;
import vn.tiepdan.control.audit.Verification.Head;
import vn.tiepdan.control.audit.Verification.Why;

/** Whatever is done to a log of nine lines, the first line that is wrong is named. */
class ChainTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:30:00.250001Z");
    private static final int LINES = 9;

    @Test
    void an_untouched_log_holds_to_its_end() {
        var log = log();

        assertThat(verify(log, Optional.empty()))
                .isEqualTo(new Verification(new Head(LINES, log.getLast().hash()), Optional.empty(), AT));
        assertThat(verify(List.of(), Optional.empty()))
                .isEqualTo(new Verification(new Head(0, ""), Optional.empty(), AT));
    }

    static Stream<Arguments> everyLine() {
        return IntStream.rangeClosed(1, LINES)
                .boxed()
                .flatMap(line -> Stream.of(
                        wrong(
                                "another actor",
                                line,
                                Why.CHANGED,
                                it -> change(it, line, old -> deed("somebody else", old))),
                        wrong(
                                "another moment",
                                line,
                                Why.CHANGED,
                                it -> replace(
                                        it,
                                        line,
                                        old -> new AuditLog.Line(
                                                old.number(), old.at().plusNanos(1000), old.deed(), old.hash()))),
                        wrong(
                                "another hash",
                                line,
                                Why.CHANGED,
                                it -> replace(
                                        it,
                                        line,
                                        old -> new AuditLog.Line(old.number(), old.at(), old.deed(), "0".repeat(64)))),
                        wrong("removed", line, line == LINES ? null : Why.MISSING, it -> it.remove(line - 1)),
                        wrong("twice", line + 1, Why.MISSING, it -> it.add(line, it.get(line - 1)))));
    }

    @ParameterizedTest(name = "{0}, line {1}")
    @MethodSource("everyLine")
    void the_first_line_that_is_wrong_is_named(
            String what, int line, Optional<Why> why, Consumer<List<AuditLog.Line>> deed) {
        var log = log();
        deed.accept(log);

        var found = verify(log, Optional.empty());

        assertThat(found.broken()).isEqualTo(why.map(it -> new Broken(line, it)));
        assertThat(found.upTo().number()).isEqualTo(line - 1);
    }

    /** Who may write into the database can compute hashes too: only what was noted elsewhere tells. */
    @ParameterizedTest
    @CsvSource({"1", "5", "9"})
    void a_log_that_was_made_anew_holds_unless_its_head_was_noted(int from) {
        var log = log();
        var noted = new Head(LINES, log.getLast().hash());
        change(log, from, old -> deed("somebody else", old));
        rechain(log);

        assertThat(verify(log, Optional.empty()).broken()).isEmpty();
        assertThat(verify(log, Optional.of(noted)).broken()).contains(new Broken(LINES, Why.REWRITTEN));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "8"})
    void a_tail_that_was_cut_off_is_seen_only_by_the_noted_head(int cut) {
        var log = log();
        var noted = new Head(LINES, log.getLast().hash());
        log.subList(LINES - cut, LINES).clear();

        assertThat(verify(log, Optional.empty()).broken()).isEmpty();
        assertThat(verify(log, Optional.of(noted)).broken()).contains(new Broken(LINES - cut + 1, Why.CUT));
    }

    @ParameterizedTest
    @CsvSource({"1", "5", "9"})
    void a_head_that_was_noted_long_ago_is_still_right(int line) {
        var log = log();

        assertThat(verify(log, Optional.of(new Head(line, log.get(line - 1).hash())))
                        .broken())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7:aa11223344556677889900aabbccddeeff00112233445566778899aabbccddee, true",
        "' 7:aa11223344556677889900aabbccddeeff00112233445566778899aabbccddee ', true",
        "7:AA11223344556677889900aabbccddeeff00112233445566778899aabbccddee, false",
        "7:aa, false",
        ":aa11223344556677889900aabbccddeeff00112233445566778899aabbccddee, false",
        "'', false",
        "seven, false"
    })
    void a_head_is_a_number_and_a_hash(String text, boolean fits) {
        assertThat(Head.parse(text).map(Head::toString)).isEqualTo(fits ? Optional.of(text.strip()) : Optional.empty());
    }

    private static Arguments wrong(
            String what, int line, @org.jspecify.annotations.Nullable Why why, Consumer<List<AuditLog.Line>> deed) {
        return Arguments.of(what, line, Optional.ofNullable(why), deed);
    }

    private static Verification verify(List<AuditLog.Line> log, Optional<Head> noted) {
        var chain = new Chain(noted);
        for (int i = 0; i < log.size(); i += 4) {
            chain.take(log.subList(i, Math.min(log.size(), i + 4)));
        }
        return chain.end(AT);
    }

    private static List<AuditLog.Line> log() {
        var log = new ArrayList<AuditLog.Line>();
        for (int number = 1; number <= LINES; number++) {
            log.add(new AuditLog.Line(
                    number,
                    AT.plusSeconds(number),
                    new AuditLog.Deed(new Actor("account:it"), "did", "test:" + number, ""),
                    ""));
        }
        rechain(log);
        return log;
    }

    private static void rechain(List<AuditLog.Line> log) {
        var previous = "";
        for (int i = 0; i < log.size(); i++) {
            var line = log.get(i);
            previous = Chain.hash(previous, line);
            log.set(i, new AuditLog.Line(line.number(), line.at(), line.deed(), previous));
        }
    }

    private static AuditLog.Deed deed(String actor, AuditLog.Deed old) {
        return new AuditLog.Deed(new Actor(actor), old.action(), old.subject(), old.detail());
    }

    private static void change(
            List<AuditLog.Line> log, int number, java.util.function.UnaryOperator<AuditLog.Deed> change) {
        replace(log, number, old -> new AuditLog.Line(old.number(), old.at(), change.apply(old.deed()), old.hash()));
    }

    private static void replace(
            List<AuditLog.Line> log, int number, java.util.function.UnaryOperator<AuditLog.Line> change) {
        log.set(number - 1, change.apply(log.get(number - 1)));
    }
}
