package vn.tiepdan.control.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.tiepdan.wire.CallId;

/** A file system that keeps recordings: written once, then read only. */
final class Archive {
    private static final int BUFFER = 1 << 16;

    private final Path root;

    Archive(Path root) {
        this.root = root;
    }

    Path of(CallId call) {
        return root.resolve(call.toString());
    }

    /**
     * Moves the file in and answers its place; doing it again after a crash is harmless. The copy is on the disk before the
     * source goes.
     */
    Path take(CallId call, Path file, String name) throws IOException {
        var folder = Files.createDirectories(of(call));
        var target = folder.resolve(name);
        if (!Files.exists(target)) {
            var partial = folder.resolve(name + ".partial");
            Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("r--r-----"));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(file);
        return target;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[BUFFER];
            while (digest.read(buffer) >= 0) {
                // reading feeds the digest
            }
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
