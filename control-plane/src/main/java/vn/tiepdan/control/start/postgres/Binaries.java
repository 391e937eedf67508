package vn.tiepdan.control.start.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import vn.tiepdan.control.platform.CannotStart;

/** The PostgreSQL programs, unpacked once per version and user from the archive on the class path. */
final class Binaries {
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /** Unpacks into the user's cache folder, or into {@code fallback} when there is none to write to. */
    static Binaries unpacked(Path fallback) {
        try {
            var home = cache(fallback).resolve("postgresql-" + fingerprint());
            if (!Files.exists(home)) {
                unpack(home);
            }
            return new Binaries(home);
        } catch (IOException failed) {
            throw new CannotStart(
                    "Cannot unpack the embedded PostgreSQL: " + failed.getMessage()
                            + ". Free some space, or use a server of your own with tiepdan.database.url.",
                    failed);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Two versions of the archive have different sizes or checksums, so they never share a folder. */
    private static String fingerprint() throws IOException {
        var checksum = new java.util.zip.CRC32();
        try (var archive = open()) {
            var block = new byte[1 << 16];
            for (int read = archive.read(block); read >= 0; read = archive.read(block)) {
                checksum.update(block, 0, read);
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    private static Path cache(Path fallback) {
        var configured = System.getenv("XDG_CACHE_HOME");
        var base = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(base.resolve("tiepdan"));
        } catch (IOException notOurs) {
            return fallback;
        }
    }

    private static void unpack(Path home) throws IOException {
        var partial = Files.createTempDirectory(home.getParent(), "postgresql-partial-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(open()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, partial);
            }
        }
        try {
            Files.move(partial, home);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException otherWasFaster) {
            remove(partial);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("archive entry leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static BufferedInputStream open() throws IOException {
        var archive = Thread.currentThread().getContextClassLoader().getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IOException(ARCHIVE + " is not on the class path");
        }
        return new BufferedInputStream(archive, 1 << 16);
    }
}
