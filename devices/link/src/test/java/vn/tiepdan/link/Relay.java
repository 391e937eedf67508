package vn.tiepdan.link;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP line to a broker, for links that shall lose it. It carries bytes and knows nothing of MQTT. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int broker;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Gate> left = new CopyOnWriteArrayList<>();
    private volatile Gate toBroker = new Gate();
    private volatile Gate fromBroker = new Gate();
    private volatile boolean cut;

    Relay(int broker) {
        this.broker = broker;
        try {
            listener = new ServerSocket(0);
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How often somebody dialled. */
    int attempts() {
        return attempts.get();
    }

    /** How many lines are open. */
    int lines() {
        return sockets.size() / 2;
    }

    /** Both ends lose the connection without a goodbye, and nobody gets through until {@link #mend}. */
    void cut() {
        cut = true;
        sockets.forEach(Relay::drop);
    }

    void mend() {
        cut = false;
    }

    /** Both ends stay connected and hear nothing of each other until {@link #thaw}. */
    void freeze() {
        toBroker.shut();
        fromBroker.shut();
    }

    /** As {@link #freeze}, for good, but only for those who are connected now. */
    void freezeLines() {
        freeze();
        left.addAll(List.of(toBroker, fromBroker));
        toBroker = new Gate();
        fromBroker = new Gate();
    }

    /** What the broker answers stays here until {@link #thaw}; what it is told gets through. */
    void freezeAnswers() {
        fromBroker.shut();
    }

    void thaw() {
        toBroker.open();
        fromBroker.open();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var near = listener.accept();
                attempts.incrementAndGet();
                join(near);
            } catch (IOException closed) {
                cutOff(closed);
            }
        }
    }

    private void cutOff(IOException closed) {
        if (!listener.isClosed()) {
            throw new IllegalStateException(closed);
        }
    }

    private void join(Socket near) {
        try {
            var far = new Socket("127.0.0.1", broker);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            sockets.add(near);
            sockets.add(far);
            var up = toBroker;
            var down = fromBroker;
            Thread.ofVirtual().start(() -> carry(near, far, up));
            Thread.ofVirtual().start(() -> carry(far, near, down));
            if (cut) {
                drop(near);
                drop(far);
            }
        } catch (IOException away) {
            drop(near);
        }
    }

    private void carry(Socket from, Socket to, Gate gate) {
        var buffer = new byte[8192];
        try (from;
                to) {
            int count = from.getInputStream().read(buffer);
            while (count >= 0) {
                gate.pass();
                to.getOutputStream().write(buffer, 0, count);
                count = from.getInputStream().read(buffer);
            }
        } catch (IOException | InterruptedException lost) {
            drop(from);
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            assert socket.isClosed() : alreadyGone;
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        thaw();
        left.forEach(Gate::open);
        cut();
    }

    private static final class Gate {
        private boolean shut;

        synchronized void shut() {
            shut = true;
        }

        synchronized void open() {
            shut = false;
            notifyAll();
        }

        synchronized void pass() throws InterruptedException {
            while (shut) {
                wait();
            }
        }
    }
}
