package vn.tiepdan.control.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder that holds everything one control plane keeps outside a database server. Nobody but its owner may enter. */
public final class DataFolder {
    private static final int SECRET_BYTES = 24;

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder (mode 700) when it is not there. */
    public static DataFolder at(Path path) {
        var whole = path.toAbsolutePath().normalize();
        return new DataFolder(makePrivate(whole));
    }

    public Path path() {
        return path;
    }

    /** A folder below (mode 700), made when it is not there. */
    public DataFolder below(String name) {
        return new DataFolder(makePrivate(path.resolve(name)));
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** A random word of 48 hexadecimal digits that stays the same for the life of this folder (mode 600). */
    public String secret(String name) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                var bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                writePrivate(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CannotStart("Cannot read or write " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Writes whole or not at all, for the owner's eyes only (mode 600). */
    public static void writePrivate(Path file, String content) throws IOException {
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        try {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException other) {
            throw new IOException("another process writes " + file, other);
        }
        Files.writeString(partial, content);
        Files.move(
                partial,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps every other control plane out of this folder until {@link Lock#release}, or until this process ends. */
    public Lock lock() {
        var file = path.resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (!lock) {
                channel.close();
                throw new CannotStart("Another control plane" + holder(file) + " already works in " + path
                        + ". Stop it, or give this one a folder of its own with tiepdan.data-dir.");
            }
            channel.truncate(0);
            channel.write(java.nio.ByteBuffer.wrap(
                    Long.toString(ProcessHandle.current().pid()).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            return new Lock(channel);
        } catch (IOException unwritable) {
            throw new CannotStart("Cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        var pid = Files.readString(file).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static Path makePrivate(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException | UnsupportedOperationException impossible) {
            throw new CannotStart(
                    "Cannot make the folder " + folder + " (" + impossible.getMessage()
                            + "). Choose another one with tiepdan.data-dir.",
                    impossible);
        }
    }

    /** The right to work in the folder. */
    public record Lock(FileChannel channel) {
        public void release() {
            try {
                channel.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
