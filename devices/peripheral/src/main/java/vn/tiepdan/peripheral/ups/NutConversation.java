package vn.tiepdan.peripheral.ups;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A connection to a upsd: a line asked, a line answered (RFC 9271 section 4). Blocks, each time for a few seconds at most. */
final class NutConversation implements Closeable {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    /** Longer than anything that the protocol can say about one variable. */
    private static final int LONGEST_LINE = 1024;

    private static final Pattern REFUSED = Pattern.compile("ERR ([A-Z-]+)( .*)?");
    private static final String NOT_SUPPORTED = "VAR-NOT-SUPPORTED";

    private final UpsAddress address;
    private final Socket socket;
    private final BufferedReader answers;

    private NutConversation(UpsAddress address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        answers = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), LONGEST_LINE);
    }

    /** upsd knows the UPS but not how it is, or does not know it; the connection serves on. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final String word;

        Refused(String word) {
            super("upsd answered " + word);
            this.word = word;
        }

        /** One of RFC 9271 section 4.1, for example {@code DATA-STALE}. */
        String word() {
            return word;
        }
    }

    static NutConversation open(UpsAddress address) throws IOException {
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) TIME_LIMIT.toMillis());
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) TIME_LIMIT.toMillis());
            return new NutConversation(address, socket);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    /** Its value; empty when this UPS has no such variable. Fails with {@link Refused} or because the connection is broken. */
    Optional<String> variable(String name) throws IOException {
        var question = "%s %s".formatted(address.ups(), name);
        socket.getOutputStream().write("GET VAR %s\n".formatted(question).getBytes(StandardCharsets.UTF_8));
        var answer = line();
        var refusal = REFUSED.matcher(answer);
        if (refusal.matches()) {
            if (refusal.group(1).equals(NOT_SUPPORTED)) {
                return Optional.empty();
            }
            throw new Refused(refusal.group(1));
        }
        var beginning = "VAR %s \"".formatted(question);
        if (!answer.startsWith(beginning) || !answer.endsWith("\"") || answer.length() == beginning.length()) {
            throw new IOException("not an answer to GET VAR");
        }
        return Optional.of(unescaped(answer.substring(beginning.length(), answer.length() - 1)));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("upsd closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("an answer without an end");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** A backslash stands before a quotation mark and before itself. */
    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
