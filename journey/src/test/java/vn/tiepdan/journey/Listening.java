package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The TCP ports on which processes listen, as the kernel tells it (proc(5), {@code /proc/net/tcp}). */
final class Listening {
    private static final String STATE_LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int LETTERS_OF_A_WORD = 8;

    private Listening() {}

    /** Each as {@code loopback:8080} when only this machine reaches it, as {@code any:8443} when others do, or with the address. */
    static Set<String> of(Collection<Long> processes) throws IOException {
        var inodes = new HashSet<String>();
        for (long process : processes) {
            inodes.addAll(inodes(process));
        }
        var found = new TreeSet<String>();
        for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            var lines = Files.readAllLines(Path.of(table));
            for (var line : lines.subList(1, lines.size())) {
                var fields = line.strip().split("\\s+");
                if (fields[STATE].equals(STATE_LISTEN) && inodes.contains(fields[INODE])) {
                    var local = fields[LOCAL].split(":");
                    found.add(reach(local[0]) + ":" + Integer.parseInt(local[1], 16));
                }
            }
        }
        return found;
    }

    private static Set<String> inodes(long process) throws IOException {
        var inodes = new HashSet<String>();
        try (var files = Files.list(Path.of("/proc/" + process + "/fd"))) {
            for (var file : files.toList()) {
                var target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    /** The kernel prints each four bytes in the machine's own order; an IPv6 address may hold one of IPv4 (RFC 4291). */
    private static String reach(String hex) {
        var address = new StringBuilder();
        for (int word = 0; word < hex.length(); word += LETTERS_OF_A_WORD) {
            for (int octet = LETTERS_OF_A_WORD - 2; octet >= 0; octet -= 2) {
                address.append(hex, word + octet, word + octet + 2);
            }
        }
        var plain = address.toString().replaceFirst("^0{20}FFFF", "");
        if (plain.matches("0+")) {
            return "any";
        }
        return plain.length() == LETTERS_OF_A_WORD && plain.startsWith("7F") || plain.matches("0{31}1")
                ? "loopback"
                : plain;
    }
}
