package vn.tiepdan.journey.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** The TCP ports of one stack, and the first of the UDP ports of its media server. */
public record Ports(int http, int https, int broker, int kiosk, int room, int media) {
    private static final int MEDIA_PORTS = 200;

    /** Where everything is found without configuration. */
    public static Ports usual() {
        return new Ports(8080, 8443, 8883, 8181, 8182, 20_000);
    }

    /** Ports that nobody listens on now. */
    public static Ports free() {
        var probes = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                probes.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var it = probes.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(it[0], it[1], it[2], it[3], it[4], 21_000 + it[0] % 40 * MEDIA_PORTS);
        } catch (IOException none) {
            throw new Mishap("No free TCP port on this machine: " + none.getMessage(), none);
        } finally {
            probes.forEach(Ports::close);
        }
    }

    /** One more port that nobody listens on now. */
    public static int oneFree() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new Mishap("No free TCP port on this machine: " + none.getMessage(), none);
        }
    }

    String mediaPorts() {
        return media + "-" + (media + MEDIA_PORTS - 1);
    }

    /** Says which port is taken, and what to do. */
    void demandFree() {
        demandFree(http, "the console");
        demandFree(https, "HTTPS for devices");
        demandFree(broker, "the MQTT broker");
        demandFree(kiosk, "the kiosk agent");
        demandFree(room, "the room agent");
    }

    private static void demandFree(int port, String what) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("0.0.0.0", port));
        } catch (IOException taken) {
            throw new Mishap(
                    "Port " + port + " (" + what + ") is in use by another program; stop that program (ss -ltnp"
                            + " 'sport = :" + port + "' names it) and try again, or use ./tiepdan up --free-ports.");
        }
    }

    private static void close(ServerSocket probe) {
        try {
            probe.close();
        } catch (IOException closedAnyway) {
            throw new Mishap("A port cannot be released: " + closedAnyway.getMessage(), closedAnyway);
        }
    }
}
