package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.control.platform.DataFolder;

class SecretBoxTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void what_was_closed_opens_again_also_after_a_restart() {
        var closed = box("a").close(SECRET, "hoa");

        assertThat(box("a").open(closed, "hoa")).isEqualTo(SECRET);
    }

    @Test
    void it_looks_like_nothing_and_never_twice_the_same() {
        var box = box("a");
        var closed = box.close(SECRET, "hoa");

        assertThat(new String(closed, StandardCharsets.ISO_8859_1)).doesNotContain("1234");
        assertThat(box.close(SECRET, "hoa")).isNotEqualTo(closed);
    }

    @Test
    void nobody_elses_and_nothing_that_was_changed_opens() {
        var box = box("a");
        var closed = box.close(SECRET, "hoa");
        var changed = closed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(closed, "minh")).isInstanceOf(SecretBox.Unreadable.class);
        assertThatThrownBy(() -> box.open(changed, "hoa")).isInstanceOf(SecretBox.Unreadable.class);
        assertThatThrownBy(() -> box("b").open(closed, "hoa"))
                .isInstanceOf(SecretBox.Unreadable.class)
                .hasMessageContaining("second-factor-key");
    }

    @Test
    void the_key_is_for_the_owner_alone() throws IOException {
        box("a").close(SECRET, "hoa");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/second-factor-key"))))
                .isEqualTo("rw-------");
    }

    private SecretBox box(String name) {
        return new SecretBox(DataFolder.at(folder.resolve(name)));
    }
}
