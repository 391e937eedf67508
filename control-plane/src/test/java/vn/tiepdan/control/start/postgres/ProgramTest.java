package vn.tiepdan.control.start.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which root gives up its identity; which of them a start takes depends on the kernel. */
class ProgramTest {
    @TempDir
    Path home;

    @Test
    void a_namespace_lets_a_program_into_folders_of_root() throws IOException {
        entersAsSomebodyElse(Program.NAMESPACE);
    }

    @Test
    void nobody_is_let_into_folders_of_root() throws IOException {
        entersAsSomebodyElse(Program.NOBODY);
    }

    /** As initdb does: it asks access(2), and then it makes its folder. */
    private void entersAsSomebodyElse(List<String> way) throws IOException {
        var program = Program.by(way, home);
        assumeThat(program.run("true").code())
                .as("this user and kernel allow it")
                .isZero();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        var file = Files.createFile(
                home.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        assertThat(program.run("id", "-u").output()).isNotEqualTo("0");
        assertThat(program.run("test", "-x", file.toString()).code()).isZero();
        assertThat(program.run("mkdir", home.resolve("data").toString()).code()).isZero();
    }
}
