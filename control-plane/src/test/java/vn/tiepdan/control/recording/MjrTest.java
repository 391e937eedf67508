package vn.tiepdan.control.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MjrTest {
    private static final String HEADER = "{\"t\":\"v\",\"c\":\"vp8\",\"s\":1795536870000000,\"u\":1795536870232803}";

    @TempDir
    Path folder;

    @Test
    void tells_track_times_and_packets() throws IOException {
        var mjr = Mjr.read(file(whole(1, 2, 3, 4))).orElseThrow();

        assertThat(mjr.track()).isEqualTo("video");
        assertThat(mjr.codec()).isEqualTo("vp8");
        assertThat(mjr.firstAt()).isEqualTo(Instant.parse("2026-11-24T16:14:30.232803Z"));
        assertThat(mjr.duration()).isEqualTo(Duration.ofMillis(60));
        assertThat(mjr.packets()).isEqualTo(4);
        assertThat(mjr.lost()).isZero();
        assertThat(mjr.truncated()).isFalse();
    }

    @Test
    void counts_what_never_came_also_around_the_wrap() throws IOException {
        assertThat(Mjr.read(file(whole(65534, 65535, 1, 2))).orElseThrow().lost())
                .isEqualTo(1);
        assertThat(Mjr.read(file(whole(10, 12, 11, 15))).orElseThrow().lost()).isEqualTo(2);
    }

    @Test
    void a_file_that_was_cut_is_read_as_far_as_it_goes() throws IOException {
        var bytes = whole(1, 2, 3);
        for (int cut = 1; cut < 20; cut++) {
            var mjr = Mjr.read(file(Arrays.copyOf(bytes, bytes.length - cut))).orElseThrow();
            assertThat(mjr.packets()).isEqualTo(2);
            assertThat(mjr.truncated()).isTrue();
        }
    }

    @Test
    void a_track_that_never_sent_is_no_recording() throws IOException {
        assertThat(Mjr.read(file("MJR00002".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        assertThat(Mjr.read(file(whole()))).isEmpty();
    }

    @Test
    void a_file_that_ends_within_its_header_says_so() throws IOException {
        var bytes = whole(1);
        for (int length = 9; length < 10 + HEADER.length(); length++) {
            var file = file(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Mjr.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file.getFileName() + " ends within its header");
        }
    }

    @Test
    void another_format_is_refused() throws IOException {
        var file = file("this is no recording".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Mjr.read(file)).isInstanceOf(IOException.class).hasMessageContaining("no .mjr");
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "track", ".mjr"), content);
    }

    private static byte[] whole(int... sequences) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("MJR00002");
        out.writeShort(HEADER.length());
        out.writeBytes(HEADER);
        for (int i = 0; i < sequences.length; i++) {
            out.writeBytes("MEET");
            out.writeInt(i * 20);
            out.writeShort(16);
            out.write(new byte[] {(byte) 0x80, 96, (byte) (sequences[i] >> 8), (byte) sequences[i]});
            out.write(new byte[12]);
        }
        return bytes.toByteArray();
    }
}
