package vn.tiepdan.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.wire.Status.Health;

class LineScannerTest {
    private static final String CARD =
            "031190001234|012345678|Nguyễn Thị Ánh|01011990|Nữ|Số 1 Hoàng Diệu, Hải Phòng|10052021";

    @TempDir
    Path folder;

    static Stream<Arguments> whole() {
        return Stream.of(
                Arguments.of("nothing", "", List.of()),
                Arguments.of("LF", "a\nb\n", List.of("a", "b")),
                Arguments.of("CR", "a\rb\r", List.of("a", "b")),
                Arguments.of("CR LF", "a\r\nb\r\n", List.of("a", "b")),
                Arguments.of("empty lines", "\n\r\n\r\ra\n\n", List.of("a")),
                Arguments.of("blank lines and blanks around", " \t\n  a b \n", List.of("a b")),
                Arguments.of("Vietnamese", CARD + "\r\n", List.of(CARD)),
                Arguments.of("no end", "a\nhalf a co", List.of("a")),
                Arguments.of("just not too long", "x".repeat(4096) + "\n", List.of("x".repeat(4096))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void whole_lines_are_read_and_nothing_is_wrong(String what, String sent, List<String> read) throws IOException {
        var heard = readAll(sent.getBytes(StandardCharsets.UTF_8));

        assertThat(heard.lines).isEqualTo(read);
        assertThat(heard.health).containsExactly(Health.OK, Health.ABSENT);
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("too long by one", bytes("a\n" + "x".repeat(4097) + "\nb\n"), "more than 4096 bytes"),
                Arguments.of("far too long", bytes("a\n" + "x".repeat(1_000_000) + "\r\nb\n"), "more than 4096 bytes"),
                Arguments.of("stray byte", bytes("a\n", (byte) 0xff, "x\nb\n"), "no UTF-8"),
                Arguments.of("Latin-1", "a\nNgô\nb\n".getBytes(StandardCharsets.ISO_8859_1), "no UTF-8"),
                Arguments.of("character cut by the line's end", bytes("a\nx", (byte) 0xe1, "\nb\n"), "no UTF-8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void a_damaged_line_is_put_aside_alone_and_said(String what, byte[] sent, String evidence) throws IOException {
        var heard = readAll(sent);

        assertThat(heard.lines).containsExactly("a", "b");
        assertThat(heard.health).containsExactly(Health.OK, Health.DEGRADED, Health.OK, Health.ABSENT);
        assertThat(heard.codes).startsWith("scanner-reads").endsWith("scanner-reads", "scanner-unplugged");
        assertThat(heard.evidence.get(1)).contains(evidence).contains("scan again");
    }

    /** The kernel hands over what has arrived, in whatever pieces. */
    @Test
    void a_line_in_pieces_is_one_line() throws Exception {
        var device = fifo();
        var heard = new Heard();
        var reading = CompletableFuture.runAsync(() -> heard.read(device));
        try (var out = Files.newOutputStream(device)) {
            for (byte one : (CARD + "\r\n").getBytes(StandardCharsets.UTF_8)) {
                out.write(one);
                out.flush();
            }
            assertThat(heard.next()).isEqualTo(CARD);
        }
        reading.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_scanner_that_is_pulled_and_put_back_reads_on_without_the_half_line() throws Exception {
        var device = fifo();
        var heard = new Heard();
        var first = CompletableFuture.runAsync(() -> heard.read(device));
        try (OutputStream out = Files.newOutputStream(device)) {
            out.write(bytes("before\nhalf a"));
        }
        first.get(10, TimeUnit.SECONDS);
        Files.delete(device);
        heard.read(device);
        fifo();
        var second = CompletableFuture.runAsync(() -> heard.read(device));
        try (OutputStream out = Files.newOutputStream(device)) {
            out.write(bytes("after\n"));
        }
        second.get(10, TimeUnit.SECONDS);

        assertThat(heard.lines).containsExactly("before", "after");
        assertThat(heard.health).containsExactly(Health.OK, Health.ABSENT, Health.ABSENT, Health.OK, Health.ABSENT);
        assertThat(heard.evidence.get(1)).contains("unplugged");
        assertThat(heard.evidence.get(2)).contains("no device at");
    }

    @Test
    void what_cannot_be_read_is_a_failure_with_its_reason() {
        var heard = new Heard();

        heard.read(folder);

        assertThat(heard.health).last().isEqualTo(Health.FAILED);
        assertThat(heard.evidence).last().asString().contains("cannot read " + folder);
    }

    private Heard readAll(byte[] sent) throws IOException {
        var file = folder.resolve("device");
        Files.write(file, sent);
        var heard = new Heard();
        heard.read(file);
        return heard;
    }

    private Path fifo() throws IOException, InterruptedException {
        var device = folder.resolve("ttyACM0");
        assertThat(new ProcessBuilder("mkfifo", device.toString()).start().waitFor())
                .isZero();
        return device;
    }

    private static byte[] bytes(Object... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (var part : parts) {
            if (part instanceof Byte one) {
                all.write(one);
            } else {
                all.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }

    private static final class Heard {
        final List<String> lines = new ArrayList<>();
        final List<Health> health = new ArrayList<>();
        final List<String> codes = new ArrayList<>();
        final List<String> evidence = new ArrayList<>();
        private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();

        void read(Path device) {
            new LineScanner(device)
                    .read(
                            line -> {
                                lines.add(line);
                                arrived.add(line);
                            },
                            (state, finding, why) -> {
                                health.add(state);
                                codes.add(finding.code());
                                evidence.add(why);
                            });
        }

        @Nullable
        String next() throws InterruptedException {
            return arrived.poll(10, TimeUnit.SECONDS);
        }
    }
}
