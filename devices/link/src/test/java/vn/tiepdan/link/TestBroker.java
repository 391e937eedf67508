package vn.tiepdan.link;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * A broker with two listeners: mutual TLS, where the common name is the client's name, and plain TCP, where the client is
 * {@value #CLERK} and says the password. Clients may use {@code open/#} and {@code private/<their name>/#}.
 */
interface TestBroker extends AutoCloseable {
    String CLERK = "clerk";
    String PASSWORD = "opened by tests only";
    /** Of a packet, in bytes. */
    int LARGEST = 300_000;

    int port();

    int plainPort();

    /** Whether it never has more messages open than the client allows, as MQTT 5 demands. */
    boolean keepsReceiveMaximum();

    void start();

    /** Without goodbye; a persistent session may or may not survive. */
    void kill();

    @Override
    void close();

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
