package vn.tiepdan.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** @param control HTTP of the control plane, for the console and its API */
record Ports(int control, int https, int broker, int kiosk, int room) {
    static Ports usual() {
        return new Ports(8080, 8443, 8883, 8181, 8182);
    }

    /** Ports that nobody uses at this moment. */
    static Ports free() {
        var open = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Ports(
                    open.get(0).getLocalPort(),
                    open.get(1).getLocalPort(),
                    open.get(2).getLocalPort(),
                    open.get(3).getLocalPort(),
                    open.get(4).getLocalPort());
        } catch (IOException none) {
            throw new Trouble("This machine has no free ports.", none);
        } finally {
            open.forEach(Ports::close);
        }
    }

    /** Fails with a sentence when somebody uses one of them. */
    void demandFree() {
        demandFree(control, "the control plane (HTTP)");
        demandFree(https, "the control plane (HTTPS)");
        demandFree(broker, "the MQTT broker");
        demandFree(kiosk, "the kiosk agent");
        demandFree(room, "the room agent");
    }

    private static void demandFree(int port, String who) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(port));
        } catch (IOException taken) {
            throw new Trouble(
                    "Port " + port + " for " + who + " is in use. Stop the program that uses it (ss -ltnp | grep "
                            + port + " tells which), then try again.");
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException harmless) {
            throw new IllegalStateException(harmless);
        }
    }
}
