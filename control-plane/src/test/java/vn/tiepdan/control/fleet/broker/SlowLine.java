package vn.tiepdan.control.fleet.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/** Carries bytes between one client and the broker, which first comes through with so many and then waits until it is let go. */
final class SlowLine implements AutoCloseable {
    private static final int FEW_BYTES = 4096;

    private final ServerSocket listener;
    private final Socket broker = new Socket();
    private final Semaphore bytes;

    /** @param first bytes of the broker that come through at once */
    SlowLine(int port, int first) throws IOException {
        bytes = new Semaphore(first);
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        broker.setReceiveBufferSize(FEW_BYTES);
        broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    void letGo() {
        bytes.release(Integer.MAX_VALUE / 2);
    }

    private void serve() {
        try {
            var client = listener.accept();
            Thread.ofVirtual().start(() -> copy(client, broker, false));
            copy(broker, client, true);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private void copy(Socket from, Socket to, boolean canBeHeld) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var some = new byte[FEW_BYTES];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (canBeHeld) {
                    bytes.acquireUninterruptibly(read);
                }
                out.write(some, 0, read);
            }
        } catch (IOException closed) {
            // one end has gone, and the other goes with it
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        broker.close();
    }
}
