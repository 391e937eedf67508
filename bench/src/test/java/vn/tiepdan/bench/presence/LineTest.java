package vn.tiepdan.bench.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device and a broker with the line between them. */
@SuppressWarnings("NullAway.Init")
class LineTest {
    /** Long enough for a byte over loopback, and the time that each byte that shall not arrive costs. */
    private static final int SILENCE_MILLIS = 300;

    private ServerSocket door;
    private Line line;
    private Socket device;
    private Socket broker;

    @BeforeEach
    void connect() throws IOException, InterruptedException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        line = new Line(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort()));
        device = new Socket(line.address().getAddress(), line.address().getPort());
        broker = door.accept();
        device.setSoTimeout(SILENCE_MILLIS);
        broker.setSoTimeout(SILENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        device.close();
        broker.close();
        door.close();
    }

    @Test
    void whole_it_carries_both_ways() throws IOException {
        assertThat(carried(device, broker)).isTrue();
        assertThat(carried(broker, device)).isTrue();
    }

    @Test
    void pulled_it_carries_nothing_and_nobody_is_told() throws IOException {
        line.becomes(Line.State.PULLED);

        assertThat(carried(device, broker)).isFalse();
        assertThat(carried(broker, device)).isFalse();
        device.close();
        assertThatThrownBy(() -> broker.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void half_open_only_what_the_broker_says_arrives() throws IOException {
        line.becomes(Line.State.HALF_OPEN);

        assertThat(carried(device, broker)).isFalse();
        assertThat(carried(broker, device)).isTrue();
    }

    @Test
    void mended_the_old_connections_end_and_new_ones_work() throws IOException {
        assertThat(carried(device, broker)).isTrue();
        line.becomes(Line.State.PULLED);

        line.mend();

        assertThat(device.getInputStream().read()).isEqualTo(-1);
        assertThat(broker.getInputStream().read()).isEqualTo(-1);
        try (var again = new Socket(line.address().getAddress(), line.address().getPort());
                var taken = door.accept()) {
            taken.setSoTimeout(SILENCE_MILLIS);
            assertThat(carried(again, taken)).isTrue();
        }
    }

    private static boolean carried(Socket from, Socket to) throws IOException {
        from.getOutputStream().write(7);
        try {
            return to.getInputStream().read() == 7;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }
}
