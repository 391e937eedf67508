package vn.tiepdan.agent;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that is there whole or not at all, whenever the power goes. */
public final class WholeFile {
    private WholeFile() {}

    /** For the agent's user alone, in a folder that is made when it is not there. On the disk when it returns. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(
                file.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, content, StandardOpenOption.DSYNC);
        Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
