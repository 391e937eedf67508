package vn.tiepdan.peripheral.ups;

import java.util.regex.Pattern;

/**
 * Where a UPS is asked, as NUT's own tools write it: {@code kiosk}, {@code kiosk@localhost} or {@code kiosk@localhost:3493}.
 *
 * @param ups  its name in {@code ups.conf} of that upsd
 * @param port 1 to 65535
 */
public record UpsAddress(String ups, String host, int port) {
    /** Registered for NUT with IANA (RFC 9271 section 7.1). */
    static final int DEFAULT_PORT = 3493;

    private static final int LAST_PORT = 65_535;
    private static final Pattern SYNTAX =
            Pattern.compile("(?<ups>[A-Za-z0-9_.-]{1,64})(@(?<host>[A-Za-z0-9_.-]{1,255})(:(?<port>[0-9]{1,5}))?)?");

    public UpsAddress {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("the port of a UPS must be 1 to " + LAST_PORT);
        }
    }

    /** Fails with {@link IllegalArgumentException} that says how it is written. */
    public static UpsAddress parse(String text) {
        var parts = SYNTAX.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a UPS; write name@host:port, for example kiosk@localhost".formatted(text));
        }
        var host = parts.group("host");
        var port = parts.group("port");
        return new UpsAddress(
                parts.group("ups"),
                host == null ? "localhost" : host,
                port == null ? DEFAULT_PORT : Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return "%s@%s:%d".formatted(ups, host, port);
    }
}
