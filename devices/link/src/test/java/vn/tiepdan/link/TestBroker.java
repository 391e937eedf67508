package vn.tiepdan.link;

import java.io.IOException;
import java.net.ServerSocket;

/** A broker with mutual TLS only. Clients may publish anywhere but below {@code forbidden/}. */
interface TestBroker extends AutoCloseable {
    int port();

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
